package dev.porthole.connectors.api;

import java.time.Duration;
import java.time.Instant;

/** From {@code start} to {@code end}, both included, {@code end} never before {@code start}. */
public record TimeRange(Instant start, Instant end) {

    public TimeRange {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a range that ends (" + end + ") before it starts (" + start + ")");
        }
    }

    public static TimeRange last(Duration length, Instant now) {
        return new TimeRange(now.minus(length), now);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && !instant.isAfter(end);
    }
}
