package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.elastic.server.ErrorAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a date histogram with its counts by level, and the levels of lines whose fields tell none. */
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

    private final LogQuery query;
    private final long stepMs;
    private final long first;
    private final int buckets;
    private final Map<LogLevel, long[]> counts = new EnumMap<>(LogLevel.class);
    private final long[] open;

    HistogramReader(LogQuery query, int buckets) {
        TimeRange range = query.range();
        this.query = query;
        this.stepMs = step(range, buckets);
        this.first = Math.floorDiv(range.start().toEpochMilli(), stepMs) * stepMs;
        this.buckets = (int) ((range.end().toEpochMilli() - first) / stepMs) + 1;
        this.open = new long[this.buckets];
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

    /** The answer is how many lines' levels their fields do not tell. */
    Outcome<Long> read(JsonNode root) {
        long all = 0;
        for (JsonNode bucket : root.path("aggregations").path("time").path("buckets")) {
            int place = place(bucket.path("key").asLong(-1));
            if (place < 0) {
                continue;
            }
            JsonNode levels = bucket.path("level").path("buckets");
            long untold = bucket.path("doc_count").asLong(0);
            for (LogLevel level : LogLevel.values()) {
                long count = levels.path(level.name()).path("doc_count").asLong(0);
                untold -= count;
                if (level == LogLevel.UNKNOWN) {
                    open[place] += count;
                    all += count;
                } else if (count > 0) {
                    row(level)[place] += count;
                }
            }
            if (untold > 0) {
                row(LogLevel.UNKNOWN)[place] += untold;
            }
        }
        return Outcome.of(all, notes(root));
    }

    private int place(long timeMs) {
        long place = Math.floorDiv(timeMs - first, stepMs);
        return place < 0 || place >= buckets ? -1 : (int) place;
    }

    private long[] row(LogLevel level) {
        return counts.computeIfAbsent(level, any -> new long[buckets]);
    }

    /**
     * Counts the lines without a level field by what was read of them, in the shares of each bucket; of a bucket of which
     * nothing was read, in the shares of all.
     */
    void spread(List<LogEntry> read) {
        long[][] seen = new long[buckets + 1][LogLevel.values().length];
        for (LogEntry line : read) {
            int place = place(Math.floorDiv(line.timeNanos(), 1_000_000L));
            seen[buckets][line.level().ordinal()]++;
            if (place >= 0) {
                seen[place][line.level().ordinal()]++;
            }
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            boolean some = Arrays.stream(seen[bucket]).sum() > 0;
            share(bucket, some ? seen[bucket] : seen[buckets]);
        }
    }

    private void share(int bucket, long[] seen) {
        long all = Arrays.stream(seen).sum();
        long left = open[bucket];
        for (LogLevel level : LogLevel.values()) {
            long share = all == 0 ? 0 : Math.round((double) open[bucket] * seen[level.ordinal()] / all);
            long count = Math.min(left, share);
            left -= count;
            add(level, bucket, count);
        }
        add(LogLevel.UNKNOWN, bucket, left);
    }

    private void add(LogLevel level, int bucket, long count) {
        if (count > 0 && SearchBody.isWanted(query, level)) {
            row(level)[bucket] += count;
        }
    }

    LogHistogram histogram() {
        return new LogHistogram(first, stepMs, buckets, counts);
    }

    private static List<Detail> notes(JsonNode root) {
        List<Detail> notes = new ArrayList<>();
        if (root.path("timed_out").asBoolean(false)) {
            notes.add(HitReader.TIMED_OUT);
        }
        JsonNode shards = root.path("_shards");
        if (shards.path("failed").asInt(0) > 0) {
            notes.add(HitReader.shardsFailed(
                    shards.path("failed").asLong(0),
                    shards.path("total").asLong(0),
                    ErrorAnswer.innermost(shards.path("failures").path(0).path("reason"))));
        }
        return notes;
    }
}
