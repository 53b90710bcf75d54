package dev.porthole.views.chart.series;

/**
 * What one series says at the crosshair.
 *
 * @param colour its place in the palette
 * @param value {@link dev.porthole.connectors.api.metrics.TimeSeries#ABSENT} for a gap
 */
public record Reading(ChartSeries series, int colour, double value) {}
