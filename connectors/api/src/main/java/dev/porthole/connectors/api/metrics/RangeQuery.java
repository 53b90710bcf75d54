package dev.porthole.connectors.api.metrics;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * An expression evaluated at every step of a range.
 *
 * @param expression in the source's own language (PromQL)
 * @param range both ends are multiples of the step once {@link #aligned()}
 * @param step more than zero, whole milliseconds
 */
public record RangeQuery(String expression, TimeRange range, Duration step) {

    public RangeQuery {
        if (step.toMillis() <= 0) {
            throw new IllegalArgumentException("a step of " + step);
        }
    }

    /** The same query on the absolute grid of its step, so that equal questions are equal and samples can be reused. */
    public RangeQuery aligned() {
        long ms = step.toMillis();
        long start = Math.floorDiv(range.start().toEpochMilli(), ms) * ms;
        long end = Math.floorDiv(range.end().toEpochMilli(), ms) * ms;
        return new RangeQuery(expression, new TimeRange(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end)), step);
    }

    /** How many places the grid has. */
    public int points() {
        return (int) (range.length().toMillis() / step.toMillis()) + 1;
    }
}
