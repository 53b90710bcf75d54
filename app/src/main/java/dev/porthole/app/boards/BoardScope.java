package dev.porthole.app.boards;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;

/**
 * What the board looks at.
 *
 * @param namespace empty for all
 * @param step between two points of a trend
 */
public record BoardScope(TimeRange range, Duration step, String namespace) {

    private static final int POINTS = 120;
    private static final long[] NICE_SECONDS = {
        5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };

    /** With a round step that gives about as many points as a sparkline has pixels to spare. */
    public static BoardScope of(TimeRange range, String namespace) {
        long wanted = Math.max(1, range.length().toSeconds() / POINTS);
        for (long seconds : NICE_SECONDS) {
            if (seconds >= wanted) {
                return new BoardScope(range, Duration.ofSeconds(seconds), namespace);
            }
        }
        return new BoardScope(range, Duration.ofSeconds(wanted), namespace);
    }
}
