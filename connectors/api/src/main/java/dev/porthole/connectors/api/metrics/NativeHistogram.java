package dev.porthole.connectors.api.metrics;

import java.util.List;

/** A native histogram's sample: how many observations, their sum, and the buckets that are not empty. */
public record NativeHistogram(double count, double sum, List<Bucket> buckets) {

    public NativeHistogram {
        buckets = List.copyOf(buckets);
    }

    /**
     * One bucket.
     *
     * @param boundaryRule 0 open left, 1 open right, 2 open on both sides, 3 closed on both
     */
    public record Bucket(int boundaryRule, double left, double right, double count) {}
}
