package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.text.VisibleText;

/**
 * A series and what it is called.
 *
 * @param labels give it its colour
 * @param name for people, such as "checkout"; from outside, and made visible here
 * @param earlier it is of an earlier day or week, moved onto the time that is shown, to be compared with; drawn faintly
 */
public record ChartSeries(Labels labels, String name, TimeSeries samples, boolean earlier) {

    public ChartSeries {
        name = VisibleText.of(name);
    }

    public static ChartSeries of(Labels labels, String name, TimeSeries samples) {
        return new ChartSeries(labels, name, samples, false);
    }

    /** The value at {@code timeMs}, or of the sample that is nearest, no further than a step; else absent. */
    public double at(long timeMs) {
        long place = Math.round((timeMs - samples.startMs()) / (double) samples.stepMs());
        return place < 0 || place >= samples.size() ? TimeSeries.ABSENT : samples.values()[(int) place];
    }
}
