package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.demo.logs.BadLogQuery;
import dev.porthole.connectors.demo.logs.LogFields;
import dev.porthole.connectors.demo.logs.LogLine;
import dev.porthole.connectors.demo.logs.LogLines;
import dev.porthole.connectors.demo.logs.LogMatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sample shop's log search. Lines are made when they are asked for, so there are some for any time in the past. */
final class DemoLogs implements LogSource {

    /** As a search server would throw older days away. */
    private static final Duration KEPT = Duration.ofDays(14);

    private static final long NANOS = 1_000_000_000L;

    /** Lines whose values are counted. */
    private static final int SAMPLE = 2_000;

    private static final int SECONDS_BETWEEN_LOOKS = 256;

    /** Counting further back than this costs too much; the total is a lower bound then. */
    private static final long COUNTED_SECONDS = Duration.ofDays(2).toSeconds();

    private static final long[] ROUND_STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };
    private static final Comparator<LogLine> NEWEST_FIRST = Comparator.comparingLong(LogLine::timeNanos)
            .reversed()
            .thenComparing(LogLine::id, Comparator.reverseOrder());

    /** After the line at {@code index} of its second's matching lines, in the query's order. */
    private record After(long second, int index) implements LogPage.Cursor {}

    private final Gate gate = new Gate("Demo logs");
    private final LogLines lines;
    private final InstantSource clock;

    DemoLogs(LogLines lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return gate.identity(deadline);
    }

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        return matching(query, deadline, match -> {
            long begun = System.nanoTime();
            Span span = span(query.range());
            List<LogEntry> page = new ArrayList<>();
            After last = page(
                    span, query.order(), match, after instanceof After cursor ? cursor : null, limit, page, deadline);
            long[] counts = new long[1];
            long firstCounted = Math.max(span.firstSecond(), span.lastSecond() - COUNTED_SECONDS);
            count(new Span(span.fromNanos(), span.toNanos(), firstCounted), match, deadline, line -> counts[0]++);
            return new LogPage(
                    page,
                    counts[0],
                    firstCounted == span.firstSecond(),
                    Duration.ofNanos(System.nanoTime() - begun),
                    "demo",
                    last);
        });
    }

    /** Fills a page; the answer is where the next one begins. */
    private @Nullable After page(
            Span span,
            LogQuery.Order order,
            Predicate<LogLine> match,
            @Nullable After after,
            int limit,
            List<LogEntry> page,
            Deadline deadline) {
        boolean newestFirst = order == LogQuery.Order.NEWEST_FIRST;
        long step = newestFirst ? -1 : 1;
        var reader = lines.reader(life -> true);
        long second = after != null ? after.second() : newestFirst ? span.lastSecond() : span.firstSecond();
        for (; second >= span.firstSecond() && second <= span.lastSecond(); second += step) {
            look(second, deadline);
            List<LogLine> found = new ArrayList<>();
            for (LogLine line : reader.second(second)) {
                if (span.has(line) && match.test(line)) {
                    found.add(line);
                }
            }
            found.sort(newestFirst ? NEWEST_FIRST : NEWEST_FIRST.reversed());
            int first = after != null && after.second() == second ? after.index() + 1 : 0;
            for (int i = first; i < found.size(); i++) {
                if (page.size() == limit) {
                    return new After(second, i - 1);
                }
                page.add(found.get(i).entry());
            }
        }
        return null;
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return matching(query, deadline, match -> {
            long seconds = Math.max(1, query.range().length().toSeconds() / Math.max(1, buckets));
            long step = ROUND_STEPS[ROUND_STEPS.length - 1];
            for (int i = ROUND_STEPS.length - 1; i >= 0 && ROUND_STEPS[i] >= seconds; i--) {
                step = ROUND_STEPS[i];
            }
            long stepMs = step * 1000;
            long startMs = Math.floorDiv(query.range().start().toEpochMilli(), stepMs) * stepMs;
            int size = (int) Math.floorDiv(query.range().end().toEpochMilli() - startMs, stepMs) + 1;
            Map<LogLevel, long[]> counts = new EnumMap<>(LogLevel.class);
            count(
                    span(query.range()),
                    match,
                    deadline,
                    line -> counts.computeIfAbsent(line.level(), level -> new long[size])[
                            (int) ((line.timeNanos() / 1_000_000 - startMs) / stepMs)]++);
            return new LogHistogram(startMs, stepMs, size, counts);
        });
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        return gate.answer(
                deadline,
                () -> Outcome.of(LogFields.ALL.stream()
                        .map(field -> new LogField(field.name(), field.type(), true, !field.isText()))
                        .toList()));
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return search(query.withText(""), null, SAMPLE, deadline)
                .map(page -> new FieldCount().addAll(page.entries()).values(field, start, most));
    }

    private interface Work<T> {
        T with(Predicate<LogLine> match);
    }

    private <T> Outcome<T> matching(LogQuery query, Deadline deadline, Work<T> work) {
        return gate.answer(deadline, () -> {
            try {
                return Outcome.of(work.with(LogMatch.of(query)));
            } catch (BadLogQuery bad) {
                return Outcome.failed(new Failure.BadQuery(gate.target(), bad.detail(), bad.column()));
            }
        });
    }

    private void count(Span span, Predicate<LogLine> match, Deadline deadline, Consumer<LogLine> action) {
        var reader = lines.reader(life -> true);
        for (long second = span.firstSecond(); second <= span.lastSecond(); second++) {
            look(second, deadline);
            for (LogLine line : reader.second(second)) {
                if (span.has(line) && match.test(line)) {
                    action.accept(line);
                }
            }
        }
    }

    private void look(long second, Deadline deadline) {
        if (second % SECONDS_BETWEEN_LOOKS == 0) {
            gate.pass(deadline);
        }
    }

    /** A range in nanoseconds since the epoch, not beyond now, and not before what is kept. */
    private record Span(long fromNanos, long toNanos, long firstSecond) {
        long lastSecond() {
            return Math.floorDiv(toNanos, NANOS);
        }

        boolean has(LogLine line) {
            return line.timeNanos() >= fromNanos && line.timeNanos() <= toNanos;
        }
    }

    private Span span(TimeRange range) {
        Instant now = clock.instant();
        Instant kept = now.minus(KEPT);
        long from = nanos(range.start().isBefore(kept) ? kept : range.start());
        long to = nanos(range.end().isAfter(now) ? now : range.end());
        return new Span(from, to, Math.floorDiv(from, NANOS));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    @Override
    public void close() {
        gate.close();
    }
}
