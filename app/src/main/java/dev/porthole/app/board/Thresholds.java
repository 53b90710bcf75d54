package dev.porthole.app.board;

import java.time.Duration;

/**
 * From where on a number is worth a person's attention. Ratios are between 0 and 1.
 *
 * @param diskFull a disk that is full sooner than this warns, whatever its use
 * @param latencySeconds of the 95th percentile
 * @param poolExhausted a pool this full is critical even when nobody waits
 */
public record Thresholds(
        double cpu,
        double memory,
        double disk,
        Duration diskFull,
        double latencySeconds,
        double errorRatio,
        double pool,
        double poolExhausted) {

    public static final Thresholds DEFAULT =
            new Thresholds(0.80, 0.85, 0.85, Duration.ofDays(4), 1.0, 0.01, 0.80, 0.95);

    /** How far above a limit a share of the rest makes a warning critical: half of what is left. */
    static double halfway(double limit) {
        return limit + (1 - limit) / 2;
    }
}
