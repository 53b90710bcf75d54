package dev.porthole.views.time;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** The time a person chose to look at. */
public sealed interface TimeChoice {

    /** Up to now, moving along. */
    record Last(Duration length) implements TimeChoice {}

    /** A fixed range. */
    record Fixed(TimeRange range) implements TimeChoice {}

    /** The range it means at {@code now}. */
    default TimeRange at(Instant now) {
        return switch (this) {
            case Last(var length) -> TimeRange.last(length, now);
            case Fixed(var range) -> range;
        };
    }
}
