package dev.porthole.app.drilldown;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines that a test gives; searched by range and level. */
final class LinesInMemory implements LogSource {

    private final List<LogEntry> lines = new ArrayList<>();

    @Nullable
    Failure failure;

    void add(Instant at, LogLevel level, String service, String message) {
        var origin = new LogEntry.Origin("shop", service + "-1", "app", service);
        lines.add(new LogEntry(
                "id-" + lines.size(), at.getEpochSecond() * 1_000_000_000L, level, origin, message, "", Map.of()));
    }

    private List<LogEntry> matching(LogQuery query) {
        return lines.stream()
                .filter(line -> query.range().contains(Instant.ofEpochSecond(0, line.timeNanos())))
                .filter(line -> query.levels().isEmpty() || query.levels().contains(line.level()))
                .sorted(Comparator.comparingLong(LogEntry::timeNanos).reversed())
                .toList();
    }

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        if (failure != null) {
            return Outcome.failed(failure);
        }
        List<LogEntry> all = matching(query);
        List<LogEntry> some = all.subList(0, Math.min(limit, all.size()));
        var next = some.size() < all.size() ? new LogPage.Cursor() {} : null;
        return Outcome.of(new LogPage(some, all.size(), true, Duration.ZERO, "memory", next));
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        long start = query.range().start().toEpochMilli();
        long step = Math.max(1, query.range().length().toMillis() / buckets + 1);
        var counts = new EnumMap<LogLevel, long[]>(LogLevel.class);
        for (LogEntry line : matching(query)) {
            int bucket = (int) ((line.timeNanos() / 1_000_000 - start) / step);
            counts.computeIfAbsent(line.level(), level -> new long[buckets])[bucket]++;
        }
        return Outcome.of(new LogHistogram(start, step, buckets, counts));
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return Outcome.of(new Identity("memory", "", "memory"));
    }

    @Override
    public void close() {}
}
