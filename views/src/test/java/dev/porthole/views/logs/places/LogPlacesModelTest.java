package dev.porthole.views.logs.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogPlace;
import dev.porthole.connectors.api.logs.LogPlaces;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.SavedLogSearch;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.query.SampleLogs;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogPlacesModelTest {

    private static final LogPlace VIEW = new LogPlace(LogPlace.Kind.DATA_VIEW, "42", "Shop", "shop-*", "@timestamp");
    private static final SavedLogSearch SAVED =
            new SavedLogSearch("7", "Slow", "42", "took > 1000", LogQuery.Language.KQL, List.of("took"));

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final Places places = new Places();
    private final Asked asked = new Asked();
    private final SimpleObjectProperty<LogSource> source = new SimpleObjectProperty<>(new SampleLogs().with(places));
    private final LogPlacesModel model = new LogPlacesModel(source, asked, new UiBridge(uiThread::add));

    @Test
    void what_there_is_comes_when_it_is_looked_for_and_says_what_is_missing() throws Exception {
        places.saved = Outcome.failed(new Failure.NotFound("Kibana", ""));
        model.look();
        await(() -> !model.offerProperty().get().places().isEmpty());

        assertThat(model.offerProperty().get().places()).containsExactly(VIEW);
        assertThat(model.offerProperty().get().failure()).containsInstanceOf(Failure.NotFound.class);
    }

    @Test
    void a_place_that_is_chosen_is_searched_and_marked() throws Exception {
        model.choose(Optional.of(VIEW));

        assertThat(places.chosen()).contains(VIEW);
        assertThat(asked.again).isOne();
        await(() -> model.offerProperty().get().chosen().isPresent());

        model.choose(Optional.empty());
        assertThat(places.chosen()).isEmpty();
        assertThat(asked.again).isEqualTo(2);
    }

    @Test
    void a_saved_search_is_asked_at_its_own_place() throws Exception {
        model.look();
        await(() -> !model.offerProperty().get().searches().isEmpty());

        model.choose(SAVED);

        assertThat(places.chosen()).contains(VIEW);
        assertThat(asked.shown).containsExactly(SAVED);
    }

    @Test
    void a_browser_gets_the_address_and_a_search_without_one_says_why() throws Exception {
        List<URI> opened = new ArrayList<>();
        model.link(opened::add);
        await(() -> !opened.isEmpty());
        assertThat(opened).containsExactly(URI.create("https://kibana.example/app/discover"));

        places.link = Outcome.failed(new Failure.Unsupported("Kibana", Detail.of("elastic.no-kibana")));
        model.link(opened::add);
        await(() -> !asked.failures.isEmpty());
        assertThat(opened).hasSize(1);
    }

    @Test
    void a_source_without_places_offers_none() {
        assertThat(model.availableProperty().getValue()).isTrue();
        source.set(SampleLogs.incident());
        assertThat(model.availableProperty().getValue()).isFalse();
        source.set(null);
        assertThat(model.availableProperty().getValue()).isFalse();
        model.look();
        model.link(address -> {
            throw new AssertionError("there is none");
        });
        assertThat(asked.again).isZero();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Objects.requireNonNull(uiThread.poll(30, TimeUnit.SECONDS)).run();
        }
    }

    private static final class Asked implements LogPlacesModel.Search {
        private final List<SavedLogSearch> shown = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private int again;

        @Override
        public LogQuery query() {
            return LogQuery.all(TimeRange.last(Duration.ofHours(1), SampleLogs.NOW));
        }

        @Override
        public List<String> columns() {
            return List.of("took");
        }

        @Override
        public void again() {
            again++;
        }

        @Override
        public void show(SavedLogSearch saved) {
            shown.add(saved);
        }

        @Override
        public void failed(Failure failure) {
            failures.add(failure);
        }
    }

    private static final class Places implements LogPlaces {
        private volatile Optional<LogPlace> chosen = Optional.empty();
        private volatile Outcome<List<SavedLogSearch>> saved = Outcome.of(List.of(SAVED));
        private volatile Outcome<URI> link = Outcome.of(URI.create("https://kibana.example/app/discover"));

        @Override
        public Outcome<List<LogPlace>> all(Deadline deadline) {
            return Outcome.of(List.of(VIEW));
        }

        @Override
        public Outcome<List<SavedLogSearch>> savedSearches(Deadline deadline) {
            return saved;
        }

        @Override
        public void choose(Optional<LogPlace> place) {
            chosen = place;
        }

        @Override
        public Optional<LogPlace> chosen() {
            return chosen;
        }

        @Override
        public Outcome<URI> link(LogQuery query, List<String> columns, Deadline deadline) {
            return link;
        }
    }
}
