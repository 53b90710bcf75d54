package dev.porthole.views.chart.series;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** Series on top of each other: the upper edge of each, on the grid of the first. */
public final class StackedLayers {

    private StackedLayers() {}

    /** In the order given, the first at the foot. Absent counts as nothing, unless it is absent in every series. */
    public static List<double[]> of(List<TimeSeries> series) {
        var layers = new ArrayList<double[]>();
        if (series.isEmpty()) {
            return layers;
        }
        TimeSeries grid = series.getFirst();
        double[] below = new double[grid.size()];
        boolean[] there = new boolean[grid.size()];
        for (TimeSeries one : series) {
            double[] layer = below.clone();
            for (int i = 0; i < layer.length; i++) {
                double value = at(one, grid.timeMs(i));
                if (!Double.isNaN(value)) {
                    layer[i] += value;
                    there[i] = true;
                }
            }
            layers.add(layer);
            below = layer;
        }
        for (double[] layer : layers) {
            for (int i = 0; i < layer.length; i++) {
                if (!there[i]) {
                    layer[i] = TimeSeries.ABSENT;
                }
            }
        }
        return layers;
    }

    private static double at(TimeSeries series, long timeMs) {
        long place = Math.floorDiv(timeMs - series.startMs(), series.stepMs());
        return place < 0 || place >= series.size() ? TimeSeries.ABSENT : series.values()[(int) place];
    }
}
