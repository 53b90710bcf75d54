package dev.porthole.connectors.api.metrics;

import dev.porthole.connectors.api.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One series on a regular grid: the sample {@code i} is at {@code startMs + i * stepMs}. A place without a sample holds
 * {@link #ABSENT}, which is not the same as a sample whose value is NaN.
 *
 * <p>The array belongs to the series once it is given; nobody may write to it after that.
 *
 * @param startMs milliseconds since the epoch
 * @param stepMs milliseconds, more than zero
 */
public record TimeSeries(Labels labels, long startMs, long stepMs, double[] values) {

    /** Marks a place without a sample: a quiet NaN with a payload that no arithmetic makes. */
    public static final double ABSENT = Double.longBitsToDouble(0x7ff8_0000_dead_0001L);

    private static final long ABSENT_BITS = Double.doubleToRawLongBits(ABSENT);

    public static boolean isAbsent(double value) {
        return Double.doubleToRawLongBits(value) == ABSENT_BITS;
    }

    public int size() {
        return values.length;
    }

    public long timeMs(int index) {
        return startMs + index * stepMs;
    }

    /** The time of the last place on the grid, whether or not a sample is there. */
    public long endMs() {
        return timeMs(values.length - 1);
    }

    /** The last sample that is there and is a number, or {@link #ABSENT}. */
    public double last() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return ABSENT;
    }

    /** By content: labels, grid and the samples' bits. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeSeries that
                && startMs == that.startMs
                && stepMs == that.stepMs
                && labels.equals(that.labels)
                && sameBits(values, that.values);
    }

    /** Arrays.equals takes every NaN for the same, and so an absence for a sample. */
    private static boolean sameBits(double[] some, double[] others) {
        if (some.length != others.length) {
            return false;
        }
        for (int i = 0; i < some.length; i++) {
            if (Double.doubleToRawLongBits(some[i]) != Double.doubleToRawLongBits(others[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return labels.hashCode() * 31 + Long.hashCode(startMs) + values.length;
    }

    @Override
    public String toString() {
        return labels + " " + values.length + " samples from " + startMs + " every " + stepMs + " ms";
    }
}
