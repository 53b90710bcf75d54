package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.metrics.TimeSeries;

/** What the legend says of a series within the range shown; {@link TimeSeries#ABSENT} where there is no number. */
public record SeriesStatistics(double last, double min, double mean, double max) {

    /** Of the samples from {@code startMs} to {@code endMs}, both included. Infinite ones count, NaN does not. */
    public static SeriesStatistics of(TimeSeries series, long startMs, long endMs) {
        int from = Math.clamp(Math.ceilDiv(startMs - series.startMs(), series.stepMs()), 0, series.size());
        int to = Math.clamp(Math.floorDiv(endMs - series.startMs(), series.stepMs()) + 1, 0, series.size());
        double last = TimeSeries.ABSENT;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        double[] values = series.values();
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                last = value;
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
                count++;
            }
        }
        return count == 0
                ? new SeriesStatistics(TimeSeries.ABSENT, TimeSeries.ABSENT, TimeSeries.ABSENT, TimeSeries.ABSENT)
                : new SeriesStatistics(last, min, sum / count, max);
    }
}
