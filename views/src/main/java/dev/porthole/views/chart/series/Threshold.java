package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.Severity;

/** A line across the chart. */
public record Threshold(double value, Severity severity) {}
