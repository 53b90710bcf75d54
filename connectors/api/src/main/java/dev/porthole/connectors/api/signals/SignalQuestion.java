package dev.porthole.connectors.api.signals;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;

/**
 * What is asked.
 *
 * @param step between two points of the answer; rates are taken over at least four scrapes, however short it is
 */
public record SignalQuestion(Signal signal, SignalScope scope, Grouping grouping, TimeRange range, Duration step) {

    public SignalQuestion {
        if (step.toMillis() <= 0) {
            throw new IllegalArgumentException("a step of " + step);
        }
    }

    /** The same over everything that the scope has, in one series. */
    public SignalQuestion total() {
        return by(Grouping.TOTAL);
    }

    public SignalQuestion by(Grouping other) {
        return new SignalQuestion(signal, scope, other, range, step);
    }

    public SignalQuestion over(TimeRange other) {
        return new SignalQuestion(signal, scope, grouping, other, step);
    }
}
