package dev.porthole.connectors.promql.parse;

/** Prometheus' durations: whole numbers with units, the largest unit first, each once: {@code 1h30m}. */
final class Durations {

    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long[] MILLISECONDS = {
        31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
    };

    /** Prometheus counts nanoseconds in 64 bits. */
    private static final double LONGEST_MS = Long.MAX_VALUE / 1e6;

    private static final double NOT_ONE = -1;

    private Durations() {}

    static boolean isDuration(String text) {
        return milliseconds(text) != NOT_ONE;
    }

    static double seconds(String duration) {
        return milliseconds(duration) / 1000;
    }

    private static double milliseconds(String text) {
        double sum = 0;
        int unit = -1;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && Characters.isDigit(text.charAt(at))) {
                at++;
            }
            int found = unit(text, at);
            if (at == start || found <= unit) {
                return NOT_ONE;
            }
            unit = found;
            sum += Double.parseDouble(text.substring(start, at)) * MILLISECONDS[unit];
            at += UNITS[unit].length();
        }
        return sum > LONGEST_MS || text.isEmpty() ? NOT_ONE : sum;
    }

    private static int unit(String text, int at) {
        for (int i = UNITS.length - 1; i >= 0; i--) {
            if (text.startsWith(UNITS[i], at)) {
                return i;
            }
        }
        return -1;
    }
}
