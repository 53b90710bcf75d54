package dev.porthole.views.explore.answer;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;

/** Keeps questions and answers to a size that server and window bear. */
public final class CostGuard {

    /** What one question may take. */
    public static final Duration LIMIT = Duration.ofSeconds(20);

    /** How many series are drawn and listed before a person asks for more. */
    public static final int SERIES = 50;

    private static final int POINTS = 360;
    private static final long MOST_SAMPLES = 500_000;
    private static final long[] ROUND_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
    };

    private CostGuard() {}

    /** A round step that gives about as many points as a chart has room for. */
    public static Duration step(TimeRange range) {
        long least = Math.max(1, Math.ceilDiv(range.length().toSeconds(), POINTS));
        for (long step : ROUND_SECONDS) {
            if (step >= least) {
                return Duration.ofSeconds(step);
            }
        }
        return Duration.ofDays((least + 86_399) / 86_400);
    }

    /** Whether drawing so many series over the range is more than should be asked unbidden. */
    public static boolean tooMuch(int series, TimeRange range) {
        return series * (range.length().toSeconds() / step(range).toSeconds() + 1) > MOST_SAMPLES;
    }
}
