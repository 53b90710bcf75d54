package dev.porthole.views.metrics;

import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.i18n.Messages;
import java.util.List;
import java.util.stream.Stream;

/** What changed as markers of the chart, beside the one that says since when. */
final class ChangeMarkers {

    private ChangeMarkers() {}

    /** @param since without a label yet */
    static List<Marker> of(List<Marker> since, List<Change> changes, Messages messages) {
        return Stream.concat(
                        since.stream()
                                .map(one -> new Marker(one.kind(), one.at(), messages.text("metrics.since.mark"))),
                        changes.stream().flatMap(ChangeMarkers::marker))
                .toList();
    }

    /** Log patterns and metrics move too often to be lines. */
    private static Stream<Marker> marker(Change change) {
        return switch (change.kind()) {
            case ROLLOUT, CONFIG -> Stream.of(new Marker(Marker.Kind.ROLLOUT, change.at(), change.label()));
            case RESTART -> Stream.of(new Marker(Marker.Kind.RESTART, change.at(), change.label()));
            case ALERT -> Stream.of(new Marker(Marker.Kind.ALERT, change.at(), change.label()));
            case SILENCE -> Stream.of(new Marker(Marker.Kind.SILENCE, change.at(), change.label()));
            case NODE -> Stream.of(new Marker(Marker.Kind.OTHER, change.at(), change.label()));
            case LOG, METRIC -> Stream.empty();
        };
    }
}
