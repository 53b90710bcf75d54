/**
 * Where values and times lie on a chart: scales, round steps, and how axes are labelled. Charts and histograms use it; it
 * knows nothing of scenes, series or colours.
 */
@NullMarked
package dev.porthole.views.chart.scale;

import org.jspecify.annotations.NullMarked;
