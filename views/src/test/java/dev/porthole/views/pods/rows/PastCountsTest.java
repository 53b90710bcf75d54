package dev.porthole.views.pods.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PastCountsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final PodKey CART = new PodKey("shop", "cart-0");
    private static final PodKey EDGE = new PodKey("edge", "gateway-0");

    /** The UI thread is this test's own: it runs what has come. */
    private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();

    private final SimpleStringProperty namespace = new SimpleStringProperty("");

    @Test
    void only_the_pods_of_the_chosen_namespace_count() throws Exception {
        InstantSource clock = InstantSource.fixed(NOON);
        var measured = new Measured(3, "Error", NOON);
        var counts = new PastCounts(
                (range, deadline) -> Outcome.of(Map.of(CART, measured, EDGE, measured)),
                new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), clock),
                namespace,
                new UiBridge(uiThread::add),
                clock);
        counts.look();
        while (counts.countsProperty().get().isEmpty()) {
            Objects.requireNonNull(uiThread.poll(30, TimeUnit.SECONDS)).run();
        }
        assertThat(counts.countsProperty().get()).containsOnlyKeys(CART, EDGE);

        namespace.set("edge");
        assertThat(counts.countsProperty().get()).containsOnlyKeys(EDGE);

        namespace.set("");
        assertThat(counts.countsProperty().get()).containsOnlyKeys(CART, EDGE);
    }
}
