package dev.porthole.views.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.chart.series.Threshold;
import dev.porthole.views.metrics.ChangeShares.Share;
import dev.porthole.views.metrics.NormalBand.Excursion;
import dev.porthole.views.text.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a drill-down found out: computed once per answer, off the UI thread.
 *
 * @param content for the chart, without what changed
 * @param excursion when the signal left its band
 * @param shares of the change, by group; empty without an excursion
 */
record DrillDown(
        SignalHistory.Answer answer, ChartContent content, Optional<Excursion> excursion, Map<Labels, Share> shares) {

    static final DrillDown NOTHING = new DrillDown(
            new SignalHistory.Answer(
                    Quantity.COUNT,
                    new TimeSeries(Labels.EMPTY, 0, 1, new double[0]),
                    List.of(),
                    "",
                    List.of(),
                    Double.NaN,
                    ""),
            ChartContent.NOTHING,
            Optional.empty(),
            Map.of());

    /**
     * @param earlier the groups of a day or a week ago, already moved; may be empty
     * @param part the time that is selected, which the shares are then of
     * @param totalName what the total is called when it is all there is
     */
    static DrillDown of(
            SignalHistory.Answer answer, List<TimeSeries> earlier, Optional<TimeRange> part, String totalName) {
        Optional<Excursion> excursion = NormalBand.left(answer.total());
        Optional<TimeRange> changed =
                part.or(() -> excursion.map(found -> new TimeRange(found.since(), found.until())));
        Map<Labels, Share> shares =
                changed.map(range -> ChangeShares.of(answer.groups(), range)).orElse(Map.of());
        List<TimeSeries> shown = answer.groups().isEmpty() ? List.of(answer.total()) : answer.groups();
        var series = new ArrayList<ChartSeries>();
        shown.stream()
                .map(one -> ChartSeries.of(one.labels(), name(one.labels(), answer.by(), totalName), one))
                .sorted(Comparator.comparingDouble((ChartSeries one) -> -rank(one, shares)))
                .forEach(series::add);
        earlier.forEach(one ->
                series.add(new ChartSeries(one.labels(), name(one.labels(), answer.by(), totalName), one, true)));
        List<Threshold> thresholds = Double.isNaN(answer.threshold())
                ? List.of()
                : List.of(new Threshold(answer.threshold(), Severity.CRITICAL));
        List<Marker> markers = excursion
                .map(found -> List.of(new Marker(Marker.Kind.SINCE, found.since(), "")))
                .orElse(List.of());
        var content = new ChartContent(series, answer.quantity(), thresholds, markers, answer.query());
        return new DrillDown(answer, content, excursion, shares);
    }

    private static double rank(ChartSeries series, Map<Labels, Share> shares) {
        double share = shares.getOrDefault(series.labels(), Share.NONE).share();
        if (!Double.isNaN(share)) {
            return share;
        }
        double last = series.samples().last();
        return Double.isNaN(last) ? -1 : Math.min(last, Double.MAX_VALUE) * 1e-12;
    }

    /** The value of the label grouped by; of several labels all values. */
    private static String name(Labels labels, String by, String totalName) {
        String value = labels.get(by);
        if (!value.isEmpty()) {
            return value;
        }
        return labels.isEmpty() ? totalName : String.join(" / ", labels.asMap().values());
    }

    boolean isNothing() {
        return content.series().isEmpty();
    }

    Share share(Labels labels) {
        return shares.getOrDefault(labels, Share.NONE);
    }
}
