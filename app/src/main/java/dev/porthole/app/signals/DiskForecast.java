package dev.porthole.app.signals;

import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.util.Optional;

/**
 * When a file system will be full, if it goes on like this: only from history that is worth it. The samples must cover at
 * least a tenth of the time to it, or six hours, and lie on a line.
 */
public record DiskForecast(TimeSeries free) {

    /** How far back it looks. */
    public static final Duration HISTORY = Duration.ofHours(6);

    private static final double SHARE_OF_TIME_LEFT = 0.1;

    /** Of the variance, how much the line explains at least. */
    private static final double FIT = 0.8;

    private static final int LEAST_SAMPLES = 8;

    public Optional<Duration> full() {
        int count = 0;
        double times = 0;
        double values = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < free.size(); i++) {
            double value = free.values()[i];
            if (Double.isFinite(value)) {
                count++;
                times += seconds(i);
                values += value;
                first = Math.min(first, free.timeMs(i));
                last = Math.max(last, free.timeMs(i));
            }
        }
        if (count < LEAST_SAMPLES) {
            return Optional.empty();
        }
        double meanTime = times / count;
        double mean = values / count;
        double square = 0;
        double product = 0;
        double variance = 0;
        for (int i = 0; i < free.size(); i++) {
            double value = free.values()[i];
            if (Double.isFinite(value)) {
                double time = seconds(i) - meanTime;
                square += time * time;
                product += time * (value - mean);
                variance += (value - mean) * (value - mean);
            }
        }
        double slope = product / square;
        if (!(slope < 0) || product * product / (square * variance) < FIT) {
            return Optional.empty();
        }
        double left = free.last() / -slope;
        double covered = (last - first) / 1000.0;
        boolean worthIt =
                covered >= left * SHARE_OF_TIME_LEFT || covered >= HISTORY.toSeconds() - 2 * free.stepMs() / 1000.0;
        return worthIt && left < Integer.MAX_VALUE ? Optional.of(Duration.ofSeconds((long) left)) : Optional.empty();
    }

    private double seconds(int index) {
        return index * free.stepMs() / 1000.0;
    }
}
