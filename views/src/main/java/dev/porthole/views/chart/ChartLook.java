package dev.porthole.views.chart;

/** How a person wants a chart to look. */
public record ChartLook(ChartKind kind, boolean logarithmic) {

    public static final ChartLook LINES = new ChartLook(ChartKind.LINES, false);
}
