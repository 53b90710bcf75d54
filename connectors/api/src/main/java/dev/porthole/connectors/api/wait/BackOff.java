package dev.porthole.connectors.api.wait;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try of one thing: doubling, with jitter so that many do not return at once, capped,
 * never giving up. Kept by the one thread that tries.
 */
public final class BackOff {

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private int attempts;

    public BackOff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** Between half and all of the doubled time. */
    public Duration next() {
        long whole = Math.min(most.toNanos(), first.toNanos() << Math.min(attempts, 20));
        attempts++;
        return Duration.ofNanos(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    /** Tries since the last success. */
    public int attempts() {
        return attempts;
    }

    public void reset() {
        attempts = 0;
    }
}
