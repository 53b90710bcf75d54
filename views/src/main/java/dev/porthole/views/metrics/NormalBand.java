package dev.porthole.views.metrics;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a signal usually is, learnt from the calmer part of its own range, and when it left. The band is robust: a median
 * and the median distance from it, so that neither a spike nor the incident itself widens it.
 *
 * @param middle in the signal's unit, as {@code spread}, which is about one standard deviation
 */
record NormalBand(double middle, double spread, double span) {

    /** Fewer samples than this have no usual. */
    private static final int LEAST = 12;
    /** The calm part is sought in windows of this share of the range. */
    private static final int PARTS = 4;
    /** The median distance of normally distributed values, as a share of their standard deviation. */
    private static final double NORMAL = 1.4826;

    private static final double OUT = 4;
    private static final double LEAVING = 2.5;
    private static final double LEAST_OF_MIDDLE = 0.1;
    private static final double LEAST_OF_SPAN = 0.06;
    /** So many samples back in the band do not yet end an excursion. */
    private static final int PAUSE = 2;
    /** An excursion of this share of the greatest one is nearly as great. */
    private static final double NEARLY = 0.5;

    /**
     * An excursion out of the band.
     *
     * @param since the first sample outside
     * @param until the last one
     */
    record Excursion(Instant since, Instant until) {

        /** At least a minute long, so that something can be found in it. */
        TimeRange range() {
            Instant least = since.plusSeconds(60);
            return new TimeRange(since, until.isAfter(least) ? until : least);
        }
    }

    /** The greatest excursion of {@code series}, of several that are nearly as great the last; empty while it is where it usually is, or too short to tell. */
    static Optional<Excursion> left(TimeSeries series) {
        return of(series).flatMap(band -> band.greatest(series));
    }

    static Optional<NormalBand> of(TimeSeries series) {
        double[] known = finite(series.values());
        if (known.length < LEAST) {
            return Optional.empty();
        }
        double[] sorted = known.clone();
        Arrays.sort(sorted);
        double span = sorted[sorted.length - 1] - sorted[0];
        int length = Math.max(LEAST / 2, known.length / PARTS);
        int stride = Math.max(1, length / 4);
        NormalBand calmest = null;
        for (int from = 0; from + length <= known.length; from += stride) {
            NormalBand window = window(known, from, length, span);
            if (calmest == null || window.spread < calmest.spread) {
                calmest = window;
            }
        }
        if (calmest == null) {
            return Optional.empty();
        }
        // Of what is about as calm, the earliest: a new level, however calm, is not the usual one.
        double enough = Math.max(calmest.spread * 1.5, span * 0.08);
        for (int from = 0; from + length <= known.length; from += stride) {
            NormalBand window = window(known, from, length, span);
            if (window.spread <= enough) {
                return Optional.of(window);
            }
        }
        return Optional.of(calmest);
    }

    private static NormalBand window(double[] values, int from, int length, double span) {
        double[] part = Arrays.copyOfRange(values, from, from + length);
        double middle = median(part);
        for (int i = 0; i < part.length; i++) {
            part[i] = Math.abs(part[i] - middle);
        }
        return new NormalBand(middle, median(part) * NORMAL, span);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2;
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private Optional<Excursion> greatest(TimeSeries series) {
        double[] values = series.values();
        double out = Math.max(Math.max(OUT * spread, LEAST_OF_MIDDLE * Math.abs(middle)), LEAST_OF_SPAN * span);
        int bestFrom = -1;
        int bestTo = -1;
        double bestArea = 0;
        int from = -1;
        int last = -1;
        double area = 0;
        int samples = 0;
        for (int i = 0; i <= values.length; i++) {
            boolean outside = i < values.length && distance(values[i]) > out;
            if (outside) {
                from = from < 0 ? i : from;
                last = i;
                area += Math.min(distance(values[i]), Double.MAX_VALUE / values.length);
                samples++;
            } else if (from >= 0 && (i == values.length || i - last > PAUSE)) {
                boolean lasting = samples > 1 || last == values.length - 1;
                if (lasting && area > bestArea * NEARLY) {
                    bestArea = Math.max(area, bestArea);
                    bestFrom = from;
                    bestTo = last;
                }
                from = -1;
                area = 0;
                samples = 0;
            }
        }
        if (bestFrom < 0) {
            return Optional.empty();
        }
        return Optional.of(new Excursion(
                Instant.ofEpochMilli(series.timeMs(start(values, bestFrom))),
                Instant.ofEpochMilli(series.timeMs(bestTo))));
    }

    /** Back to where it began to leave, on the same side of the band. */
    private int start(double[] values, int from) {
        double leaving = Math.max(LEAVING * spread, LEAST_OF_MIDDLE / 2 * Math.abs(middle));
        double side = Math.signum(values[from] - middle);
        int start = from;
        while (start > 0 && (values[start - 1] - middle) * side > leaving) {
            start--;
        }
        return start;
    }

    private double distance(double value) {
        return Double.isNaN(value) ? 0 : Math.abs(value - middle);
    }
}
