package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a date histogram with its counts by level; what has no level counts as unknown. */
final class HistogramReader {

    private static final long[] NICE_MS = {
        100,
        200,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        10_800_000,
        21_600_000,
        43_200_000,
        86_400_000,
        604_800_000
    };

    /** A round width that gives at most about so many buckets. */
    static long step(TimeRange range, int buckets) {
        long wanted = Math.max(1, range.length().toMillis() / Math.max(1, buckets));
        for (long step : NICE_MS) {
            if (step >= wanted) {
                return step;
            }
        }
        return wanted;
    }

    LogHistogram read(JsonNode root, TimeRange range, long stepMs) {
        long first = Math.floorDiv(range.start().toEpochMilli(), stepMs) * stepMs;
        int buckets = (int) ((range.end().toEpochMilli() - first) / stepMs) + 1;
        Map<LogLevel, long[]> counts = new EnumMap<>(LogLevel.class);
        for (JsonNode bucket : root.path("aggregations").path("time").path("buckets")) {
            long place = (bucket.path("key").asLong() - first) / stepMs;
            if (place < 0 || place >= buckets) {
                continue;
            }
            long rest = bucket.path("doc_count").asLong();
            for (JsonNode level : bucket.path("level").path("buckets")) {
                long count = level.path("doc_count").asLong();
                LogLevel known = LogLevel.of(level.path("key").asString(""));
                counts.computeIfAbsent(known, any -> new long[buckets])[(int) place] += count;
                rest -= count;
            }
            if (rest > 0) {
                counts.computeIfAbsent(LogLevel.UNKNOWN, any -> new long[buckets])[(int) place] += rest;
            }
        }
        return new LogHistogram(first, stepMs, buckets, counts);
    }
}
