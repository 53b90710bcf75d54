package dev.porthole.connectors.promql.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What shifts a selector or a subquery in time.
 *
 * @param offset how long ago; null when not written
 * @param at the moment of {@code @}; null when not written
 */
public record Modifiers(@Nullable Length offset, @Nullable At at, boolean anchored, boolean smoothed) {

    public static final Modifiers NONE = new Modifiers(null, null, false, false);

    /** The moment that {@code @} names. */
    public sealed interface At {

        /** Seconds since the epoch. */
        record Time(double seconds) implements At {}

        /** {@code start()} of the query's range. */
        record Start() implements At {}

        /** {@code end()} of the query's range. */
        record End() implements At {}
    }

    public Modifiers withOffset(Length length) {
        return new Modifiers(length, at, anchored, smoothed);
    }

    public Modifiers withAt(At moment) {
        return new Modifiers(offset, moment, anchored, smoothed);
    }

    public Modifiers withAnchored() {
        return new Modifiers(offset, at, true, smoothed);
    }

    public Modifiers withSmoothed() {
        return new Modifiers(offset, at, anchored, true);
    }
}
