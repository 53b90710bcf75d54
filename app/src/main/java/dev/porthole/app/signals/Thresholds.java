package dev.porthole.app.signals;

import dev.porthole.connectors.api.signals.Signal.Known;
import dev.porthole.connectors.api.signals.SignalBounds;
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
    public static double halfway(double limit) {
        return limit + (1 - limit) / 2;
    }

    /** From where on a signal's value is worth attention. */
    public SignalBounds bounds(Known signal) {
        return switch (signal) {
            case CPU -> new SignalBounds(cpu, halfway(cpu));
            case MEMORY -> new SignalBounds(memory, halfway(memory));
            case DISK -> new SignalBounds(disk, halfway(disk));
            case LATENCY -> new SignalBounds(latencySeconds, latencySeconds);
            case ERRORS -> new SignalBounds(errorRatio, errorRatio);
            case POOL -> new SignalBounds(pool, poolExhausted);
            default -> SignalBounds.NONE;
        };
    }
}
