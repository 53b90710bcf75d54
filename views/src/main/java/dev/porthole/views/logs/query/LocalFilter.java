package dev.porthole.views.logs.query;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LinePattern;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chooses and counts lines that are here already, for logs that no server searches. */
public final class LocalFilter implements IntPredicate {

    private final LineArena arena;
    private final List<LinePattern> wanted;
    private final List<LinePattern> unwanted;
    private final Set<LogLevel> levels;
    private final @Nullable TimeRange range;
    private final List<Predicate<LogEntry>> conditions;

    /**
     * @param range null for all times
     * @param conditions what needs a whole line, with its fields
     */
    public LocalFilter(
            LineArena arena,
            QueryTerms terms,
            Set<LogLevel> levels,
            @Nullable TimeRange range,
            List<Predicate<LogEntry>> conditions) {
        this.conditions = List.copyOf(conditions);
        this.arena = arena;
        this.wanted = terms.wanted().stream().map(LinePattern::literal).toList();
        this.unwanted = terms.unwanted().stream().map(LinePattern::literal).toList();
        this.levels = Set.copyOf(levels);
        this.range = range;
    }

    @Override
    public boolean test(int line) {
        return (levels.isEmpty() || levels.contains(arena.level(line)))
                && (range == null || range.contains(Instant.ofEpochSecond(0, arena.timeNanos(line))))
                && wanted.stream().allMatch(pattern -> arena.matches(line, pattern))
                && unwanted.stream().noneMatch(pattern -> arena.matches(line, pattern))
                && meetsConditions(line);
    }

    private boolean meetsConditions(int line) {
        if (conditions.isEmpty()) {
            return true;
        }
        LogEntry entry = arena.entry(line);
        return conditions.stream().allMatch(condition -> condition.test(entry));
    }

    /** All lines of the arena over their whole time, by level. */
    public static LogHistogram histogram(LineArena arena, int buckets) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int line = arena.first(); line < arena.end(); line++) {
            first = Math.min(first, arena.timeNanos(line));
            last = Math.max(last, arena.timeNanos(line));
        }
        if (first > last) {
            return new LogHistogram(0, 1, 0, Map.of());
        }
        long startMs = Math.floorDiv(first, 1_000_000L);
        long stepMs = Math.max(1, (Math.floorDiv(last, 1_000_000L) - startMs) / buckets + 1);
        var counts = new EnumMap<LogLevel, long[]>(LogLevel.class);
        for (int line = arena.first(); line < arena.end(); line++) {
            int bucket = (int) ((Math.floorDiv(arena.timeNanos(line), 1_000_000L) - startMs) / stepMs);
            counts.computeIfAbsent(arena.level(line), level -> new long[buckets])[Math.min(bucket, buckets - 1)]++;
        }
        return new LogHistogram(startMs, stepMs, buckets, counts);
    }
}
