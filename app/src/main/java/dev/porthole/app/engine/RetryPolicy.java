package dev.porthole.app.engine;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.wait.BackOff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a question is asked again. After most failures the waits grow, for whoever cannot answer is not helped by being
 * asked. What ends with an act of somebody else and is cheap to ask is looked at often: a pod that becomes ready, a
 * right that is given. And a server that asks for patience is left alone for as long as it said.
 */
public final class RetryPolicy {

    /** Soon enough that who has just made a pod ready or given a right sees it taken up. */
    static final Duration ATTENTIVE = Duration.ofSeconds(3);

    private final Duration longest;
    private final RandomGenerator random;

    /** @param longest that is waited, however often it has failed */
    public RetryPolicy(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** The waits of one question that begins to fail. */
    BackOff waits(Duration interval) {
        return new BackOff(interval, longest(interval, longest), random);
    }

    /** @param waits of the question that failed */
    Duration after(Failure failure, Duration interval, BackOff waits) {
        return switch (failure) {
            case Failure.NoReadyPod noReadyPod -> least(interval, ATTENTIVE);
            case Failure.Forbidden forbidden -> least(interval, ATTENTIVE);
            case Failure.RateLimited(var target, var wait, var detail) when wait != null -> longest(waits.next(), wait);
            default -> waits.next();
        };
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
