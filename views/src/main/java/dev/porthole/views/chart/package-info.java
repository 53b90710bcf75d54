/**
 * The time-series chart: what it shows ({@code ChartContent}), what a person does with it ({@code ChartModel}), how it
 * is painted off the UI thread ({@code ChartPicture}), and the control ({@code ChartView}) with its legend. The
 * drill-down, Explore and the pod details show charts; it knows nothing of where series come from, and of metrics only
 * their quantity.
 */
@NullMarked
package dev.porthole.views.chart;

import org.jspecify.annotations.NullMarked;
