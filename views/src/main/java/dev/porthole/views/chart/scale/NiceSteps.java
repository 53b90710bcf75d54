package dev.porthole.views.chart.scale;

/** The one place that knows which steps of an axis are round: 1, 2, 5 and their tenfold; of time, what clocks show. */
public final class NiceSteps {

    private static final long[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800
    };

    private NiceSteps() {}

    /** The smallest round step with which {@code span} has at most {@code most} steps; more than zero. */
    public static double decimal(double span, double most) {
        double least = span / Math.max(1, most);
        if (!(least > 0) || !Double.isFinite(least)) {
            return least > 0 ? Double.MAX_VALUE / 4 : 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (power * factor >= least * (1 - 1e-9)) {
                return power * factor;
            }
        }
        return power * 10;
    }

    /** The same of time, in milliseconds; no less than a second. */
    public static long ofTime(long spanMs, double most) {
        for (long seconds : SECONDS) {
            if (spanMs / (seconds * 1000.0) <= most) {
                return seconds * 1000;
            }
        }
        // Years: as many weeks as it takes.
        long week = SECONDS[SECONDS.length - 1] * 1000;
        return week * (long) Math.ceil(spanMs / (week * Math.max(1, most)));
    }
}
