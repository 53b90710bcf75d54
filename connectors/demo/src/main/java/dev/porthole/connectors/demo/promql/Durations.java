package dev.porthole.connectors.demo.promql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' durations: whole numbers with units, the largest unit first, each once: {@code 1h30m}. */
final class Durations {

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final long[] MILLISECONDS = {
        31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
    };

    private Durations() {}

    static boolean isDuration(String text) {
        return !text.isEmpty() && DURATION.matcher(text).matches();
    }

    static long milliseconds(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        long sum = 0;
        for (int i = 0; i < MILLISECONDS.length; i++) {
            String part = parts.group(i + 1);
            sum += part == null ? 0 : Long.parseLong(part) * MILLISECONDS[i];
        }
        return sum;
    }
}
