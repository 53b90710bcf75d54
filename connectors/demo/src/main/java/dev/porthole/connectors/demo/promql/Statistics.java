package dev.porthole.connectors.demo.promql;

import java.util.Arrays;

/** Figures of a part of an array, as Prometheus reckons them. */
final class Statistics {

    private Statistics() {}

    static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** NaN only when there is nothing else. */
    static double min(double[] values, int from, int to) {
        double min = values[from];
        for (int i = from + 1; i < to; i++) {
            min = values[i] < min || Double.isNaN(min) ? values[i] : min;
        }
        return min;
    }

    /** NaN only when there is nothing else. */
    static double max(double[] values, int from, int to) {
        double max = values[from];
        for (int i = from + 1; i < to; i++) {
            max = values[i] > max || Double.isNaN(max) ? values[i] : max;
        }
        return max;
    }

    static double variance(double[] values, int from, int to) {
        double mean = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double delta = values[i] - mean;
            mean += delta / (i - from + 1);
            squares += delta * (values[i] - mean);
        }
        return squares / (to - from);
    }

    /** Between the two values that are nearest; sorts the array. */
    static double quantile(double q, double[] values) {
        if (values.length == 0 || Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0 || q > 1) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        Arrays.sort(values);
        double rank = q * (values.length - 1);
        int lower = (int) Math.floor(rank);
        int upper = Math.min(values.length - 1, lower + 1);
        double weight = rank - lower;
        return values[lower] * (1 - weight) + values[upper] * weight;
    }
}
