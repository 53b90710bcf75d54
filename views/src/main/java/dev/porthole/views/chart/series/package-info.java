/**
 * What a chart shows, as data: series and their names, thresholds, markers, colours, statistics, and how labels are
 * placed. Free of scenes; the chart paints it, the drill-down and Explore make it.
 */
@NullMarked
package dev.porthole.views.chart.series;

import org.jspecify.annotations.NullMarked;
