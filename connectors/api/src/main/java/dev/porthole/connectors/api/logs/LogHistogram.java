package dev.porthole.connectors.api.logs;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Lines over time, by level.
 *
 * @param startMs the first bucket's start, milliseconds since the epoch
 * @param stepMs each bucket's width
 * @param counts by level one number a bucket; levels without lines may be missing
 */
public record LogHistogram(long startMs, long stepMs, int buckets, Map<LogLevel, long[]> counts) {

    public LogHistogram {
        counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** Lines of one level over all buckets. */
    public long total(LogLevel level) {
        long sum = 0;
        for (long count : counts.getOrDefault(level, new long[0])) {
            sum += count;
        }
        return sum;
    }

    public long total() {
        long sum = 0;
        for (LogLevel level : counts.keySet()) {
            sum += total(level);
        }
        return sum;
    }
}
