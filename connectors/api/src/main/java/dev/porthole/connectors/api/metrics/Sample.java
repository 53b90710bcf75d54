package dev.porthole.connectors.api.metrics;

import dev.porthole.connectors.api.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One element of an instant vector.
 *
 * @param timeMs milliseconds since the epoch
 * @param value may be NaN or infinite, as the server said; NaN when it is a histogram
 * @param histogram set when the sample is a native histogram
 */
public record Sample(
        Labels labels, long timeMs, double value, @Nullable NativeHistogram histogram) {

    public Sample(Labels labels, long timeMs, double value) {
        this(labels, timeMs, value, null);
    }
}
