package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a date histogram with its counts by level; what has no level counts as unknown. */
final class HistogramReader {

    private static final long WEEK = 604_800_000;
    private static final long[] ROUND_MS = {
        1,
        2,
        5,
        10,
        20,
        50,
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
        WEEK
    };

    private final TimeRange range;
    private final long stepMs;

    HistogramReader(TimeRange range, int buckets) {
        this.range = range;
        this.stepMs = step(range, buckets);
    }

    /** A round width that gives at most about so many buckets. */
    private static long step(TimeRange range, int buckets) {
        long wanted = Math.ceilDiv(Math.max(1, range.length().toMillis()), Math.max(1, buckets));
        for (long step : ROUND_MS) {
            if (step >= wanted) {
                return step;
            }
        }
        return Math.ceilDiv(wanted, WEEK) * WEEK;
    }

    long stepMs() {
        return stepMs;
    }

    Outcome<LogHistogram> read(JsonNode root) {
        long first = Math.floorDiv(range.start().toEpochMilli(), stepMs) * stepMs;
        int buckets = (int) ((range.end().toEpochMilli() - first) / stepMs) + 1;
        Map<LogLevel, long[]> counts = new EnumMap<>(LogLevel.class);
        for (JsonNode bucket : root.path("aggregations").path("time").path("buckets")) {
            long place = Math.floorDiv(bucket.path("key").asLong(-1) - first, stepMs);
            if (place < 0 || place >= buckets) {
                continue;
            }
            long rest = bucket.path("doc_count").asLong(0);
            for (JsonNode level : bucket.path("level").path("buckets")) {
                long count = level.path("doc_count").asLong(0);
                LogLevel known = LogLevel.of(level.path("key").asString(""));
                counts.computeIfAbsent(known, any -> new long[buckets])[(int) place] += count;
                rest -= count;
            }
            if (rest > 0) {
                counts.computeIfAbsent(LogLevel.UNKNOWN, any -> new long[buckets])[(int) place] += rest;
            }
        }
        return Outcome.of(new LogHistogram(first, stepMs, buckets, counts), notes(root));
    }

    private static List<String> notes(JsonNode root) {
        List<String> notes = new ArrayList<>();
        if (root.path("timed_out").asBoolean(false)) {
            notes.add(HitReader.TIMED_OUT);
        }
        JsonNode shards = root.path("_shards");
        if (shards.path("failed").asInt(0) > 0) {
            notes.add(HitReader.shardsFailed(
                    shards.path("failed").asLong(0),
                    shards.path("total").asLong(0),
                    shards.path("failures")
                            .path(0)
                            .path("reason")
                            .path("reason")
                            .asString("")));
        }
        return notes;
    }
}
