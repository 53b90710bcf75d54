package dev.porthole.views.chart.series;

/**
 * A series in the legend.
 *
 * @param colour its place in the palette
 * @param statistics within the range shown
 * @param shown whether it is painted
 */
public record LegendRow(ChartSeries series, int colour, SeriesStatistics statistics, boolean shown) {}
