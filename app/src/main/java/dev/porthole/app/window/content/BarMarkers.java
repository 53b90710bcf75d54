package dev.porthole.app.window.content;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.views.bridge.LatestOnlyComputation;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.metrics.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rollouts, restarts and alerts in the time of the log pane's bars. Asked for when the bars show another time, and else now and
 * then: finding rollouts asks the cluster.
 */
final class BarMarkers {

    private static final Duration FRESH = Duration.ofSeconds(30);
    /** More lines hide the bars. */
    private static final int MOST = 40;

    private final LogsViewModel logs;
    private final Change.Source changes;
    private final InstantSource clock;
    private final LatestOnlyComputation<List<Marker>> asking;
    private Instant asked = Instant.EPOCH;
    private TimeRange of = new TimeRange(Instant.EPOCH, Instant.EPOCH);

    BarMarkers(LogsViewModel logs, Change.Source changes, UiBridge bridge, InstantSource clock) {
        this.logs = logs;
        this.changes = changes;
        this.clock = clock;
        this.asking = new LatestOnlyComputation<>(
                bridge, found -> logs.status().markersProperty().set(found));
    }

    void begin() {
        logs.status().histogramProperty().addListener((property, before, now) -> follow(now));
    }

    private void follow(@Nullable LogHistogram bars) {
        if (bars == null || bars.buckets() == 0) {
            return;
        }
        Instant start = Instant.ofEpochMilli(bars.startMs());
        var range = new TimeRange(start, start.plusMillis(bars.stepMs() * bars.buckets()));
        boolean other = !range.length().equals(of.length())
                || Duration.between(of.start(), start).abs().compareTo(FRESH) > 0;
        if (other || asked.plus(FRESH).isBefore(clock.instant())) {
            of = range;
            asked = clock.instant();
            asking.request(() -> changes.within(range).stream()
                    .flatMap(BarMarkers::marker)
                    .limit(MOST)
                    .toList());
        }
    }

    private static Stream<Marker> marker(Change change) {
        return switch (change.kind()) {
            case ROLLOUT, CONFIG -> Stream.of(new Marker(Marker.Kind.ROLLOUT, change.at(), change.label()));
            case RESTART -> Stream.of(new Marker(Marker.Kind.RESTART, change.at(), change.label()));
            case ALERT -> Stream.of(new Marker(Marker.Kind.ALERT, change.at(), change.label()));
            case NODE, SILENCE, LOG, METRIC -> Stream.empty();
        };
    }
}
