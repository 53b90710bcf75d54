package dev.porthole.connectors.api.logs.tail;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds lines that came late: where a source counts more than were met, time is halved until the lines of a part are few enough
 * to be read. When none is late, that is one count.
 */
final class LateLines {

    private static final int FEW = 2_000;

    private final LogSource source;
    private final LogQuery query;
    private final KnownLines known;

    LateLines(LogSource source, LogQuery query, KnownLines known) {
        this.source = source;
        this.query = query;
        this.known = known;
    }

    Outcome<List<LogEntry>> in(TimeRange range, Deadline deadline) {
        List<LogEntry> late = new ArrayList<>();
        Outcome<Boolean> looked = look(range, late, deadline);
        // what was found is known from now on and must be told, also when looking further failed
        return looked instanceof Outcome.Failed<Boolean>(var failure) && late.isEmpty()
                ? Outcome.failed(failure)
                : Outcome.of(late);
    }

    private Outcome<Boolean> look(TimeRange range, List<LogEntry> late, Deadline deadline) {
        Outcome<LogPage> counted = page(range, null, 1, deadline);
        if (!(counted instanceof Outcome.Success<LogPage>(var page, var notes))) {
            return counted.map(never -> false);
        }
        int met = known.count(range);
        if (page.total() <= met) {
            return Outcome.of(true);
        }
        long startMs = range.start().toEpochMilli();
        long endMs = range.end().toEpochMilli();
        if (page.totalExact() && page.total() <= FEW || endMs <= startMs) {
            return read(range, late, deadline);
        }
        Instant middle = Instant.ofEpochMilli(startMs + (endMs - startMs) / 2);
        return look(new TimeRange(range.start(), middle.plusNanos(999_999)), late, deadline)
                .then(first -> look(new TimeRange(middle.plusMillis(1), range.end()), late, deadline));
    }

    private Outcome<Boolean> read(TimeRange range, List<LogEntry> late, Deadline deadline) {
        LogPage.@Nullable Cursor cursor = null;
        do {
            Outcome<LogPage> read = page(range, cursor, FEW, deadline);
            if (!(read instanceof Outcome.Success<LogPage>(var page, var notes))) {
                return read.map(never -> false);
            }
            page.entries().stream().filter(known::add).forEach(late::add);
            cursor = page.next();
        } while (cursor != null);
        return Outcome.of(true);
    }

    private Outcome<LogPage> page(TimeRange range, LogPage.@Nullable Cursor cursor, int limit, Deadline deadline) {
        return source.search(query.withRange(range), cursor, limit, deadline);
    }
}
