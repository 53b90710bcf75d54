package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions of a range vector: what the samples of one window come to. */
enum RangeFunction {
    RATE,
    INCREASE,
    DELTA,
    IRATE,
    IDELTA,
    DERIV,
    PREDICT_LINEAR,
    CHANGES,
    RESETS,
    AVG_OVER_TIME,
    SUM_OVER_TIME,
    MIN_OVER_TIME,
    MAX_OVER_TIME,
    COUNT_OVER_TIME,
    LAST_OVER_TIME,
    PRESENT_OVER_TIME,
    STDDEV_OVER_TIME,
    STDVAR_OVER_TIME,
    QUANTILE_OVER_TIME;

    /** Samples {@code from} to before {@code to} of a series, in the window that ends at {@code endMs}. */
    record Window(long[] times, double[] values, int from, int to, long endMs, long rangeMs) {
        int size() {
            return to - from;
        }

        double seconds(int first, int last) {
            return (times[last] - times[first]) / 1000.0;
        }
    }

    static Optional<RangeFunction> of(String name) {
        for (RangeFunction function : values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** Where the range vector stands among the arguments. */
    int rangeArgument() {
        return this == QUANTILE_OVER_TIME ? 1 : 0;
    }

    int arguments() {
        return this == QUANTILE_OVER_TIME || this == PREDICT_LINEAR ? 2 : 1;
    }

    /** With fewer samples in the window there is no answer. */
    int fewest() {
        return switch (this) {
            case RATE, INCREASE, DELTA, IRATE, IDELTA, DERIV, PREDICT_LINEAR -> 2;
            default -> 1;
        };
    }

    boolean keepsName() {
        return this == LAST_OVER_TIME;
    }

    /** @param parameter of the functions that have one; absent when the window has too few samples */
    double apply(Window w, double parameter) {
        if (w.size() < fewest()) {
            return TimeSeries.ABSENT;
        }
        return switch (this) {
            case RATE -> extrapolated(w, true) / (w.rangeMs / 1000.0);
            case INCREASE -> extrapolated(w, true);
            case DELTA -> extrapolated(w, false);
            case IRATE -> lastStep(w, true);
            case IDELTA -> lastStep(w, false);
            case DERIV -> slope(w, w.times[w.from])[0];
            case PREDICT_LINEAR -> {
                double[] line = slope(w, w.endMs);
                yield line[0] * parameter + line[1];
            }
            case CHANGES -> changes(w);
            case RESETS -> resets(w);
            case SUM_OVER_TIME -> Statistics.sum(w.values, w.from, w.to);
            case AVG_OVER_TIME -> Statistics.sum(w.values, w.from, w.to) / w.size();
            case MIN_OVER_TIME -> Statistics.min(w.values, w.from, w.to);
            case MAX_OVER_TIME -> Statistics.max(w.values, w.from, w.to);
            case COUNT_OVER_TIME -> w.size();
            case LAST_OVER_TIME -> w.values[w.to - 1];
            case PRESENT_OVER_TIME -> 1;
            case STDVAR_OVER_TIME -> Statistics.variance(w.values, w.from, w.to);
            case STDDEV_OVER_TIME -> Math.sqrt(Statistics.variance(w.values, w.from, w.to));
            case QUANTILE_OVER_TIME -> Statistics.quantile(parameter, Arrays.copyOfRange(w.values, w.from, w.to));
        };
    }

    /**
     * The change over the window, stretched to its ends when samples are near enough to them; a counter's not below
     * zero. As Prometheus' {@code extrapolatedRate}.
     */
    private static double extrapolated(Window w, boolean counter) {
        double first = w.values[w.from];
        double change = w.values[w.to - 1] - first;
        for (int i = w.from + 1; counter && i < w.to; i++) {
            change += w.values[i] < w.values[i - 1] ? w.values[i - 1] : 0;
        }
        double sampled = w.seconds(w.from, w.to - 1);
        double between = sampled / (w.size() - 1);
        double near = between * 1.1;
        double toStart = (w.times[w.from] - (w.endMs - w.rangeMs)) / 1000.0;
        double toEnd = (w.endMs - w.times[w.to - 1]) / 1000.0;
        toStart = toStart >= near ? between / 2 : toStart;
        toEnd = toEnd >= near ? between / 2 : toEnd;
        if (counter && change > 0 && first >= 0) {
            toStart = Math.min(toStart, sampled * (first / change));
        }
        return change * ((sampled + toStart + toEnd) / sampled);
    }

    private static double lastStep(Window w, boolean rate) {
        double last = w.values[w.to - 1];
        double before = w.values[w.to - 2];
        if (!rate) {
            return last - before;
        }
        return (last < before ? last : last - before) / w.seconds(w.to - 2, w.to - 1);
    }

    private static double changes(Window w) {
        int changes = 0;
        for (int i = w.from + 1; i < w.to; i++) {
            boolean same = w.values[i] == w.values[i - 1] || Double.isNaN(w.values[i]) && Double.isNaN(w.values[i - 1]);
            changes += same ? 0 : 1;
        }
        return changes;
    }

    private static double resets(Window w) {
        int resets = 0;
        for (int i = w.from + 1; i < w.to; i++) {
            resets += w.values[i] < w.values[i - 1] ? 1 : 0;
        }
        return resets;
    }

    /** The least-squares line's slope a second, and its value at {@code originMs}. */
    private static double[] slope(Window w, long originMs) {
        double meanX = 0;
        double meanY = 0;
        for (int i = w.from; i < w.to; i++) {
            meanX += (w.times[i] - originMs) / 1000.0 / w.size();
            meanY += w.values[i] / w.size();
        }
        double together = 0;
        double alone = 0;
        for (int i = w.from; i < w.to; i++) {
            double x = (w.times[i] - originMs) / 1000.0 - meanX;
            together += x * (w.values[i] - meanY);
            alone += x * x;
        }
        double slope = together / alone;
        return new double[] {slope, meanY - slope * meanX};
    }
}
