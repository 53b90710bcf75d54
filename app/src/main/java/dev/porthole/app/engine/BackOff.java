package dev.porthole.app.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: doubling, with jitter, up to a cap, and never giving up. */
public final class BackOff {

    private final Duration cap;
    private final RandomGenerator random;

    public BackOff(Duration cap, RandomGenerator random) {
        this.cap = cap;
        this.random = random;
    }

    /**
     * The wait before the next try.
     *
     * @param base the wait when nothing has failed
     * @param failures failures in a row; zero for none
     */
    public Duration after(Duration base, int failures) {
        if (failures <= 0) {
            return base;
        }
        long doubled = base.toMillis() << Math.min(failures - 1, 16);
        long capped = Math.clamp(doubled, base.toMillis(), Math.max(cap.toMillis(), base.toMillis()));
        return Duration.ofMillis(capped + random.nextLong(capped / 4 + 1));
    }
}
