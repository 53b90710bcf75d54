package dev.porthole.connectors.kubernetes.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether this machine has slept since it was last asked: the wall clock has run on then, while the monotonic one
 * stood still. On Windows that one runs on as well, and it is left to pings to find what a sleep has broken.
 */
public final class SleepWatch {

    /** More than a clock that is set right makes up for, and less than what firewalls and balancers forget after. */
    private static final Duration JUMP = Duration.ofSeconds(10);

    private final InstantSource clock;
    private long wallMillis;
    private long monotonicNanos;

    public SleepWatch(InstantSource clock) {
        this.clock = clock;
        this.wallMillis = clock.millis();
        this.monotonicNanos = System.nanoTime();
    }

    public synchronized boolean hasSlept() {
        long wall = clock.millis();
        long monotonic = System.nanoTime();
        long awake = TimeUnit.NANOSECONDS.toMillis(monotonic - monotonicNanos);
        boolean slept = wall - wallMillis - awake > JUMP.toMillis();
        wallMillis = wall;
        monotonicNanos = monotonic;
        return slept;
    }
}
