package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code histogram_quantile} over classic histograms: the value is interpolated within the bucket of its rank. */
final class Histograms {

    private static final String BOUND = "le";

    private record Bucket(double bound, double[] counts) {}

    private final Grid grid;

    Histograms(Grid grid) {
        this.grid = grid;
    }

    List<Value.Row> quantile(double[] quantiles, List<Value.Row> rows) {
        Map<Labels, List<Bucket>> histograms = new LinkedHashMap<>();
        for (Value.Row row : rows) {
            double bound = bound(row.get(BOUND));
            if (!Double.isNaN(bound)) {
                Labels labels = row.source().without(List.of(BOUND, Value.Row.NAME));
                histograms.computeIfAbsent(labels, key -> new ArrayList<>()).add(new Bucket(bound, row.values()));
            }
        }
        List<Value.Row> result = new ArrayList<>();
        histograms.forEach((labels, buckets) -> {
            buckets.sort(Comparator.comparingDouble(Bucket::bound));
            result.add(new Value.Row(labels, true, quantiles(quantiles, buckets)));
        });
        return result;
    }

    private static double bound(String text) {
        try {
            return text.equals("+Inf")
                    ? Double.POSITIVE_INFINITY
                    : text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException notABucket) {
            return Double.NaN;
        }
    }

    private double[] quantiles(double[] quantiles, List<Bucket> buckets) {
        double[] result = Value.absent(grid.points());
        double[] bounds = new double[buckets.size()];
        double[] counts = new double[buckets.size()];
        for (int i = 0; i < result.length; i++) {
            int size = 0;
            for (Bucket bucket : buckets) {
                double count = bucket.counts()[i];
                if (TimeSeries.isAbsent(count)) {
                    continue;
                }
                if (size > 0 && bounds[size - 1] == bucket.bound()) {
                    counts[size - 1] += count;
                } else {
                    bounds[size] = bucket.bound();
                    counts[size++] = count;
                }
            }
            if (size > 0) {
                result[i] = quantile(quantiles[i], bounds, counts, size);
            }
        }
        return result;
    }

    private static double quantile(double q, double[] bounds, double[] counts, int size) {
        if (Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0 || q > 1) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (size < 2 || bounds[size - 1] != Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        for (int i = 1; i < size; i++) {
            counts[i] = Math.max(counts[i], counts[i - 1]);
        }
        double observations = counts[size - 1];
        if (!(observations > 0)) {
            return Double.NaN;
        }
        double rank = q * observations;
        int at = 0;
        while (at < size - 1 && counts[at] < rank) {
            at++;
        }
        if (at == size - 1) {
            return bounds[size - 2];
        }
        if (at == 0 && bounds[0] <= 0) {
            return bounds[0];
        }
        double start = at == 0 ? 0 : bounds[at - 1];
        double below = at == 0 ? 0 : counts[at - 1];
        return start + (bounds[at] - start) * ((rank - below) / (counts[at] - below));
    }
}
