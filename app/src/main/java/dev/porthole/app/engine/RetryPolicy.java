package dev.porthole.app.engine;

import dev.porthole.connectors.api.Failure;
import java.time.Duration;

/**
 * When a question is asked again. After most failures the waits grow, for whoever cannot answer is not helped by being
 * asked. What ends with an act of somebody else and is cheap to ask is looked at often: a pod that becomes ready, a
 * right that is given. And a server that asks for patience is left alone for as long as it said.
 */
final class RetryPolicy {

    /** Soon enough that who has just made a pod ready or given a right sees it taken up. */
    static final Duration ATTENTIVE = Duration.ofSeconds(3);

    private final BackOff backOff;

    RetryPolicy(BackOff backOff) {
        this.backOff = backOff;
    }

    /** @param failures in a row, this one included */
    Duration after(Failure failure, Duration interval, int failures) {
        return switch (failure) {
            case Failure.NoReadyPod noReadyPod -> least(interval, ATTENTIVE);
            case Failure.Forbidden forbidden -> least(interval, ATTENTIVE);
            case Failure.RateLimited(var target, var wait, var detail)
            when wait != null -> longest(backOff.after(interval, failures), wait);
            default -> backOff.after(interval, failures);
        };
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
