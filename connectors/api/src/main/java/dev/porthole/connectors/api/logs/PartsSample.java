package dev.porthole.connectors.api.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The newest lines of each part of a range, of a part with more lines more of them: a sample that any source can give, one
 * search after the other.
 */
final class PartsSample {

    private static final int PARTS = 36;
    /** No further part is asked for with less time left. */
    private static final Duration SPARE = Duration.ofMillis(500);

    private final LogSource source;
    private final LogQuery query;
    private final Deadline deadline;

    PartsSample(LogSource source, LogQuery query, Deadline deadline) {
        this.source = source;
        this.query = query;
        this.deadline = deadline;
    }

    Outcome<LogSample> take(int limit) {
        return source.search(query, null, limit, deadline).then(page -> {
            LogSample newest = LogSample.of(page);
            if (newest.way() == LogSample.Way.ALL
                    || !(source.histogram(query, PARTS, deadline)
                            instanceof Outcome.Success<LogHistogram>(var counts, var notes))) {
                return Outcome.of(newest);
            }
            // A part that is missing would make a pattern look new, or gone: then the newest ones are at least that.
            return Outcome.of(ofParts(counts, limit).orElse(newest));
        });
    }

    private Optional<LogSample> ofParts(LogHistogram counts, int limit) {
        long total = counts.total();
        var entries = new ArrayList<LogEntry>();
        for (int i = 0; i < counts.buckets(); i++) {
            long count = 0;
            for (long[] byLevel : counts.counts().values()) {
                count += byLevel[i];
            }
            if (count > 0) {
                int share = (int) Math.ceilDiv(limit * count, total);
                if (deadline.remaining().compareTo(SPARE) < 0
                        || !(source.search(query.withRange(part(counts, i)), null, share, deadline)
                                instanceof Outcome.Success<LogPage>(var page, var notes))) {
                    return Optional.empty();
                }
                entries.addAll(page.entries());
            }
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogSample(entries, total, true, LogSample.Way.NEWEST_OF_PARTS));
    }

    private TimeRange part(LogHistogram counts, int bucket) {
        Instant start = Instant.ofEpochMilli(counts.startMs() + bucket * counts.stepMs());
        Instant end = start.plusMillis(counts.stepMs());
        TimeRange all = query.range();
        return new TimeRange(
                start.isBefore(all.start()) ? all.start() : start, end.isAfter(all.end()) ? all.end() : end);
    }
}
