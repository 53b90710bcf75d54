package dev.porthole.views.chart.scale;

import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * A range of time over so many pixels.
 *
 * @param startMs milliseconds since the epoch, as {@code endMs}, which is later
 * @param pixels more than zero
 */
public record TimeScale(long startMs, long endMs, double pixels) {

    /** Closer than this a chart shows no more. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    /** Wider than this nothing is kept. */
    private static final Duration LONGEST = Duration.ofDays(400);

    public TimeScale {
        endMs = Math.max(endMs, startMs + 1);
        pixels = Math.max(1, pixels);
    }

    public static TimeScale of(TimeRange range, double pixels) {
        return new TimeScale(range.start().toEpochMilli(), range.end().toEpochMilli(), pixels);
    }

    public double x(long timeMs) {
        return (timeMs - startMs) / (double) (endMs - startMs) * pixels;
    }

    /** Within the range, even when {@code x} is not. */
    public long timeMs(double x) {
        return startMs + Math.round(Math.clamp(x / pixels, 0, 1) * (endMs - startMs));
    }

    public double pixelsPer(long ms) {
        return ms / (double) (endMs - startMs) * pixels;
    }

    /** The range with {@code factor} times the length, in which {@code around} stays where it is. */
    public TimeRange zoomed(double factor, long around) {
        double length = Math.clamp((endMs - startMs) * factor, SHORTEST.toMillis(), LONGEST.toMillis());
        double share = (around - startMs) / (double) (endMs - startMs);
        long start = around - Math.round(length * share);
        return new TimeRange(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + Math.round(length)));
    }

    /** The range moved by {@code share} of its length; no further than to {@code latest}. */
    public TimeRange moved(double share, Instant latest) {
        long by = Math.round((endMs - startMs) * share);
        by = Math.min(by, Math.max(0, latest.toEpochMilli() - endMs));
        return new TimeRange(Instant.ofEpochMilli(startMs + by), Instant.ofEpochMilli(endMs + by));
    }
}
