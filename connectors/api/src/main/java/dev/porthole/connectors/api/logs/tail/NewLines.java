package dev.porthole.connectors.api.logs.tail;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for lines that were not met yet. Each look begins a little before the newest line, for lines become visible in no strict
 * order; now and then it counts further back. When more came than anybody could read, it goes on at the newest. For one
 * thread.
 */
final class NewLines {

    private static final int PAGE = 5_000;

    /** Further behind than that, it goes on at the newest. */
    private static final int MOST_BEHIND = 30_000;

    /** Known lines that a look may read again. */
    private static final int AGAIN = 1_000;

    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** Lines later than that are not noticed. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    /** Clocks of other machines may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofSeconds(2);

    private final LogSource source;
    private final LogQuery query;
    private final KnownLines known;
    private final LateLines late;
    private Instant newest;

    NewLines(LogSource source, LogQuery query, Instant since, Collection<LogEntry> shown) {
        this.source = source;
        this.query = query.withOrder(LogQuery.Order.OLDEST_FIRST);
        this.newest = since.truncatedTo(ChronoUnit.MILLIS);
        this.known = new KnownLines(newest);
        this.late = new LateLines(source, this.query, known);
        shown.forEach(known::add);
    }

    /** @param missed how many more there were; at least so many */
    record Found(List<LogEntry> lines, long missed) {}

    /** @param perSecond how many come lately */
    Outcome<Found> look(Instant now, double perSecond, Deadline deadline) {
        known.forgetBefore(later(known.from(), now.minus(LOOK_BACK)));
        TimeRange range = range(from(now, perSecond), now.plus(SOON));
        List<LogEntry> lines = new ArrayList<>();
        LogPage.@Nullable Cursor cursor = null;
        do {
            switch (source.search(query.withRange(range), cursor, PAGE, deadline)) {
                case Outcome.Failed<LogPage>(var failure) -> {
                    return lines.isEmpty() ? Outcome.failed(failure) : Outcome.of(found(lines, 0, now));
                }
                case Outcome.Success<LogPage>(var page, var notes) -> {
                    long unread = page.total() - known.count(range);
                    if (cursor == null && unread > MOST_BEHIND) {
                        return leap(range, unread, now, deadline);
                    }
                    page.entries().stream().filter(known::add).forEach(lines::add);
                    cursor = page.next();
                }
            }
        } while (cursor != null);
        return Outcome.of(found(lines, 0, now));
    }

    private Instant from(Instant now, double perSecond) {
        double seconds = Math.min(OVERLAP.toSeconds(), AGAIN / Math.max(1, perSecond));
        Instant before = earlier(newest, now).minusMillis(Math.round(1_000 * seconds));
        return later(known.from(), before);
    }

    /** Only the newest lines, and all that come after them. */
    private Outcome<Found> leap(TimeRange range, long unread, Instant now, Deadline deadline) {
        LogQuery newestFirst = query.withOrder(LogQuery.Order.NEWEST_FIRST).withRange(range);
        return source.search(newestFirst, null, PAGE, deadline).map(page -> {
            List<LogEntry> lines =
                    page.entries().reversed().stream().filter(known::add).toList();
            if (!page.entries().isEmpty()) {
                // of its first millisecond some may be missing: they are among those that are left out
                known.forgetBefore(time(page.entries().getLast()).plusMillis(1));
            }
            return found(lines, unread - lines.size(), now);
        });
    }

    private Found found(List<LogEntry> lines, long missed, Instant now) {
        for (LogEntry line : lines) {
            Instant time = time(line);
            newest = time.isAfter(newest) && !time.isAfter(now) ? time : newest;
        }
        return new Found(lines, missed);
    }

    /** Lines that became visible after younger ones, or whose clock is ahead. */
    Outcome<List<LogEntry>> late(Instant now, Deadline deadline) {
        return late.in(range(known.from(), now.plus(AHEAD)), deadline);
    }

    private static TimeRange range(Instant start, Instant end) {
        return new TimeRange(start, later(start, end));
    }

    private static Instant time(LogEntry line) {
        return Instant.ofEpochMilli(Math.floorDiv(line.timeNanos(), 1_000_000L));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
