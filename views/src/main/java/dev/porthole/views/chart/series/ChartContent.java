package dev.porthole.views.chart.series;

import dev.porthole.views.text.Quantity;
import java.util.List;

/**
 * What a chart shows.
 *
 * @param quantity of all series
 * @param query what can be copied to ask for the same elsewhere, in PromQL; may be empty
 */
public record ChartContent(
        List<ChartSeries> series, Quantity quantity, List<Threshold> thresholds, List<Marker> markers, String query) {

    public static final ChartContent NOTHING = new ChartContent(List.of(), Quantity.COUNT, List.of(), List.of(), "");

    public ChartContent {
        series = List.copyOf(series);
        thresholds = List.copyOf(thresholds);
        markers = List.copyOf(markers);
    }

    public ChartContent withMarkers(List<Marker> others) {
        return new ChartContent(series, quantity, thresholds, others, query);
    }
}
