package dev.porthole.connectors.kubernetes.tunnel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The wall clock of a machine that sleeps now and then, whose monotonic clock stands still meanwhile. */
public final class JumpingClock implements InstantSource {

    private volatile Duration slept = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(slept);
    }

    public void sleep(Duration time) {
        slept = slept.plus(time);
    }
}
