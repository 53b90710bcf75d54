package dev.porthole.views.chart;

/** How series are drawn. */
public enum ChartKind {
    LINES,
    /** Lines with a tinted area down to the foot. */
    AREA,
    /** Areas on top of each other; absent counts as nothing unless all are absent. */
    STACKED,
    /** A bar for each step, on top of each other. */
    BARS,
    POINTS
}
