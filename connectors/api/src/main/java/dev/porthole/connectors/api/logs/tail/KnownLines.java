package dev.porthole.connectors.api.logs.tail;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Which lines a tail has met, by their millisecond, back to a time before which it no longer looks. */
final class KnownLines {

    /**
     * Of so many lines it is remembered that they were met; the look back gets shorter where more come. Search servers count
     * exactly up to a little more than that.
     */
    private static final int MOST = 90_000;

    private static final long MILLISECOND = 1_000_000L;

    private final TreeMap<Long, Set<String>> byTime = new TreeMap<>();
    private long from;
    private int size;

    KnownLines(Instant from) {
        this.from = from.toEpochMilli();
    }

    /** Whether it is met for the first time. */
    boolean add(LogEntry line) {
        long ms = Math.floorDiv(line.timeNanos(), MILLISECOND);
        if (ms < from || !byTime.computeIfAbsent(ms, unmet -> new HashSet<>()).add(key(line))) {
            return false;
        }
        size++;
        return true;
    }

    private static String key(LogEntry line) {
        return line.id().isEmpty()
                ? line.timeNanos() + " " + line.origin() + " " + Objects.hash(line.message(), line.fields())
                : line.id();
    }

    int count(TimeRange range) {
        return byTime.subMap(range.start().toEpochMilli(), true, range.end().toEpochMilli(), true).values().stream()
                .mapToInt(Set::size)
                .sum();
    }

    /** Nothing before that is looked for any more. */
    Instant from() {
        return Instant.ofEpochMilli(from);
    }

    void forgetBefore(Instant time) {
        while (!byTime.isEmpty() && byTime.firstKey() < time.toEpochMilli()) {
            size -= byTime.pollFirstEntry().getValue().size();
        }
        from = Math.max(from, time.toEpochMilli());
        while (size > MOST && byTime.size() > 1) {
            size -= byTime.pollFirstEntry().getValue().size();
            from = byTime.firstKey();
        }
    }
}
