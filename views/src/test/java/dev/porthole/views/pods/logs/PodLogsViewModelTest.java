package dev.porthole.views.pods.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.pods.UnaskedWorkloads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodLogsViewModelTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    /** The UI thread is this test's own: it runs what has come. */
    private final Queue<Runnable> uiThread = new ArrayDeque<>();

    private final Kubelets kubelets = new Kubelets();
    private final PodLogsViewModel model = new PodLogsViewModel(
            new SimpleObjectProperty<>(kubelets), new UiBridge(uiThread::add), InstantSource.fixed(NOON));

    @BeforeEach
    void attach() {
        model.attach();
    }

    @Test
    void lines_of_the_pod_before_that_come_late_are_not_mixed_in() {
        model.look(List.of(pod("cart-0")));
        Stream cart = kubelets.last();
        cart.listener().lines(List.of(line("of the cart")));
        model.look(List.of(pod("users-0")));
        Stream users = kubelets.last();
        cart.listener().state(Optional.of(new Failure.NotFound("cart-0", "")));
        users.listener().lines(List.of(line("of the users")));

        run();

        assertThat(model.lines()).extracting(LogEntry::message).containsExactly("of the users");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void a_pod_that_changes_is_read_on_and_not_anew() {
        model.look(List.of(pod("cart-0")));
        model.look(List.of(pod("cart-0")));

        assertThat(kubelets.streams).hasSize(1);
    }

    @Test
    void the_whole_workload_is_the_one_of_now_and_a_pod_that_joins_it_is_followed_too() {
        model.look(List.of(pod("cart-0")));
        model.look(List.of(pod("cart-0"), pod("cart-1")));
        model.workloadProperty().set(true);
        assertThat(kubelets.open()).containsExactly("cart-0", "cart-1");

        model.look(List.of(pod("cart-0"), pod("cart-1"), pod("cart-2")));
        assertThat(kubelets.open()).containsExactly("cart-0", "cart-1", "cart-2");

        int before = kubelets.streams.size();
        model.look(List.of(pod("cart-0"), pod("cart-2")));
        assertThat(kubelets.streams)
                .as("what a pod that is gone has printed stays")
                .hasSize(before);
    }

    private void run() {
        for (Runnable next = uiThread.poll(); next != null; next = uiThread.poll()) {
            next.run();
        }
    }

    private static Pod pod(String name) {
        return new Pod(
                new PodKey("shop", name),
                "uid of " + name,
                "node-1",
                new Pod.Owner("Deployment", "cart"),
                new Pod.State(Pod.Phase.RUNNING, "Running", true),
                NOON.minusSeconds(3600),
                Pod.Content.of(List.of(new Pod.Container("app", "app:1", false, true, 0, "running", null))),
                Labels.EMPTY);
    }

    private static LogEntry line(String message) {
        return new LogEntry("", 0, LogLevel.INFO, new LogEntry.Origin("shop", "", "app", ""), message, "", Map.of());
    }

    private record Stream(PodLogQuery query, UnaskedWorkloads.LogListener listener) {}

    private static final class Kubelets extends UnaskedWorkloads {
        private final List<Stream> streams = new ArrayList<>();
        private final List<Stream> closed = new ArrayList<>();

        @Override
        public Subscription follow(PodLogQuery query, LogListener listener) {
            var stream = new Stream(query, listener);
            streams.add(stream);
            return () -> closed.add(stream);
        }

        Stream last() {
            return streams.getLast();
        }

        List<String> open() {
            return streams.stream()
                    .filter(stream -> !closed.contains(stream))
                    .map(stream -> stream.query().pod().name())
                    .toList();
        }
    }
}
