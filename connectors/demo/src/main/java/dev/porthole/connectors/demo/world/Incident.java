package dev.porthole.connectors.demo.world;

/**
 * What goes wrong in every cycle of eight minutes, in seconds from the cycle's start: a rollout of checkout leaks
 * connections and memory; its pool runs dry, it becomes slow, then fails, its containers are killed for want of memory;
 * a rollback mends it.
 */
public final class Incident {

    public static final int CYCLE_SECONDS = 480;
    public static final long CYCLE_MS = CYCLE_SECONDS * 1000L;
    public static final int ROLLOUT = 120;
    public static final int ROLLBACK = 300;

    private static final int TROUBLE_BEGINS = 135;
    private static final int TROUBLE_ENDS = 330;

    private Incident() {}

    public static long cycle(long timeMs) {
        return Math.floorDiv(timeMs, CYCLE_MS);
    }

    public static double secondsIntoCycle(long timeMs) {
        return Math.floorMod(timeMs, CYCLE_MS) / 1000.0;
    }

    /** 0 when healthy, 1 at the worst. */
    public static double severity(double secondsIntoCycle) {
        double rising = (secondsIntoCycle - TROUBLE_BEGINS) / 45;
        double falling = (TROUBLE_ENDS - secondsIntoCycle) / 20;
        return Math.clamp(Math.min(rising, falling), 0.0, 1.0);
    }

    public static double severityAt(long timeMs) {
        return severity(secondsIntoCycle(timeMs));
    }
}
