package dev.porthole.connectors.api.logs.tail;

/** How many lines came in a second lately: over some looks, so that one burst does not make it jump. For one thread. */
final class Rate {

    private static final double NANOS = 1e9;

    /** After so many seconds, what was before counts for a third. */
    private static final double LATELY = 5;

    private long lastAt = System.nanoTime();
    private double perSecond;

    void came(long lines) {
        long now = System.nanoTime();
        double seconds = Math.max(0.001, (now - lastAt) / NANOS);
        double share = Math.exp(-seconds / LATELY);
        perSecond = share * perSecond + (1 - share) * lines / seconds;
        lastAt = now;
    }

    double perSecond() {
        return perSecond;
    }
}
