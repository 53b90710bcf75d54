package dev.porthole.connectors.api.logs.search;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines before and after one line of the same container, or of the same file or host. Those of the line's own
 * millisecond are asked for by themselves, so that none is lost or told twice whatever a server's order of equal times is;
 * the others come from two searches that go away from it. For one thread at a time.
 */
public final class Surroundings {

    /** A line is looked for no further away. */
    private static final Duration FURTHEST = Duration.ofDays(7);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 1_000;
    private static final long MILLISECOND = 1_000_000L;

    /** Where Filebeat read a line in its file: the order of equal times. */
    private static final String OFFSET = "log.offset";

    private static final Comparator<LogEntry> NEWEST_FIRST = Comparator.comparingLong(LogEntry::timeNanos)
            .thenComparing(Surroundings::offset)
            .reversed();

    private final LogSource source;
    private final LogEntry line;
    private final LogScope scope;
    private final LogQuery kept;
    private final WideningSearch older;
    private final WideningSearch newer;

    /**
     * @param query its text, levels and filters are kept; {@link LogQuery#all} for all lines of that container. Its range
     *     does not matter
     */
    public Surroundings(LogSource source, LogEntry line, LogQuery query) {
        this.source = source;
        this.line = line;
        this.scope = LogScope.of(line);
        long ms = Math.floorDiv(line.timeNanos(), MILLISECOND);
        Instant start = Instant.ofEpochMilli(ms);
        Instant next = start.plusMillis(1);
        this.kept = query.withFilters(both(query.filters(), scope.filters()))
                .withRange(new TimeRange(start, next.minusNanos(1)))
                .withOrder(LogQuery.Order.NEWEST_FIRST);
        this.older = new WideningSearch(
                source, kept.withRange(new TimeRange(start.minus(FURTHEST), start.minusNanos(1))), FIRST);
        this.newer = new WideningSearch(
                source,
                kept.withRange(new TimeRange(next, next.plus(FURTHEST))).withOrder(LogQuery.Order.OLDEST_FIRST),
                FIRST);
    }

    private static List<LogFilter> both(List<LogFilter> one, List<LogFilter> other) {
        List<LogFilter> both = new ArrayList<>(one);
        other.stream().filter(filter -> !one.contains(filter)).forEach(both::add);
        return both;
    }

    /** What the lines are the same of. */
    public LogScope scope() {
        return scope;
    }

    /** The line itself, and those of its millisecond, newest first. It is among them even when it is filtered out. */
    public Outcome<List<LogEntry>> ofTheSameTime(Deadline deadline) {
        List<LogEntry> lines = new ArrayList<>();
        List<Detail> said = new ArrayList<>();
        LogPage.@Nullable Cursor cursor = null;
        do {
            switch (source.search(kept, cursor, MOST_AT_ONCE, deadline)) {
                case Outcome.Failed<LogPage>(var failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Success<LogPage>(var page, var notes) -> {
                    lines.addAll(page.entries());
                    notes.stream().filter(note -> !said.contains(note)).forEach(said::add);
                    cursor = page.next();
                }
            }
        } while (cursor != null);
        if (lines.stream().noneMatch(this::isTheLine)) {
            lines.add(line);
        }
        lines.sort(NEWEST_FIRST);
        return Outcome.of(lines, said);
    }

    public boolean isTheLine(LogEntry other) {
        return line.id().isEmpty() ? line.equals(other) : line.id().equals(other.id());
    }

    private static long offset(LogEntry line) {
        String told = line.fields().getOrDefault(OFFSET, "");
        return !told.isEmpty() && told.length() < 19 && told.chars().allMatch(Character::isDigit)
                ? Long.parseLong(told)
                : -1;
    }

    /** Lines before it, newest first: the nearest first, further ones with each call. */
    public Outcome<List<LogEntry>> before(int lines, Deadline deadline) {
        return gathered(older, lines, deadline);
    }

    /** Lines after it, oldest first: the nearest first, further ones with each call. */
    public Outcome<List<LogEntry>> after(int lines, Deadline deadline) {
        return gathered(newer, lines, deadline);
    }

    public boolean hasBefore() {
        return !older.isOver();
    }

    public boolean hasAfter() {
        return !newer.isOver();
    }

    private static Outcome<List<LogEntry>> gathered(WideningSearch search, int wanted, Deadline deadline) {
        List<LogEntry> lines = new ArrayList<>();
        List<Detail> said = new ArrayList<>();
        while (lines.size() < wanted && !search.isOver()) {
            switch (search.next(wanted - lines.size(), deadline)) {
                case Outcome.Failed<LogPart>(var failure) -> {
                    // what came is good; the next call goes on behind it
                    return lines.isEmpty() ? Outcome.failed(failure) : Outcome.of(lines, said);
                }
                case Outcome.Success<LogPart>(var part, var notes) -> {
                    lines.addAll(part.entries());
                    part.notes().stream().filter(note -> !said.contains(note)).forEach(said::add);
                }
            }
        }
        return Outcome.of(lines, said);
    }
}
