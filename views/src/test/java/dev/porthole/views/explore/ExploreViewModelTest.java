package dev.porthole.views.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.api.metrics.query.QueryCompletion.Item;
import dev.porthole.connectors.api.metrics.query.QueryCompletion.Kind;
import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExploreViewModelTest {

    private static final QueryCompletion UP = new QueryCompletion(0, 1, List.of(new Item(Kind.METRIC, "up")), null);

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final SimpleObjectProperty<MetricSource> source = new SimpleObjectProperty<>();
    private final ExploreViewModel model = model();

    private ExploreViewModel model() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
        QueryLanguage language = answering(
                QueryLanguage.class,
                (proxy, method, arguments) -> method.getName().equals("complete") ? UP : Optional.empty());
        QueryHistory.Keeper nowhere = new QueryHistory.Keeper() {
            @Override
            public List<List<String>> load() {
                return List.of();
            }

            @Override
            public void save(List<String> asked, List<String> kept) {
                throw new AssertionError("nothing was asked");
            }
        };
        return new ExploreViewModel(
                new ExploreViewModel.Sources(source, language, new QueryHistory(nowhere), task -> () -> {}),
                new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), clock),
                new UiBridge(uiThread::add),
                clock);
    }

    private static <T> T answering(Class<T> port, InvocationHandler answers) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, answers));
    }

    @Test
    void what_was_typed_before_there_was_a_server_is_completed_when_it_comes() throws Exception {
        ExploreQuery query = model.queries().getFirst();
        query.textProperty().set("u");
        model.complete(query, 1);
        assertThat(uiThread).isEmpty();
        assertThat(query.completionProperty().get().items()).isEmpty();

        source.set(answering(MetricSource.class, (proxy, method, arguments) -> {
            throw new AssertionError(method.getName() + " is for the language to ask");
        }));

        while (query.completionProperty().get().items().isEmpty()) {
            Objects.requireNonNull(uiThread.poll(30, TimeUnit.SECONDS)).run();
        }
        assertThat(query.completionProperty().get()).isEqualTo(UP);
    }
}
