package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSample;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.connectors.api.logs.patterns.LogPatterns;
import dev.porthole.connectors.api.logs.patterns.PhraseCondition;
import java.util.ArrayList;
import java.util.List;

/** Asks a source for a sample of lines, and one of the time before, and groups them. Blocks; for virtual threads. */
public final class PatternSurvey {

    /** Lines of each time, at most. */
    private static final int SAMPLE = 3_000;
    /** So many of what looks new are asked for in the time before, when that was only sampled. */
    private static final int CHECKED = 8;

    private final PhraseCondition condition;

    public PatternSurvey(PhraseCondition condition) {
        this.condition = condition;
    }

    /** @param before what a pattern must not have been in to be new; ends where the query's range begins */
    public Outcome<PatternTable> ask(LogSource source, LogQuery query, TimeRange before, Deadline deadline) {
        return source.sample(query, SAMPLE, deadline).then(now -> {
            LogQuery then = query.withRange(before);
            var patterns = new LogPatterns(query.range());
            // Without the time before there are patterns all the same, and none is called new.
            Outcome<LogSample> earlier = source.sample(then, SAMPLE, deadline);
            boolean allBefore = false;
            boolean compared = false;
            if (earlier instanceof Outcome.Success<LogSample>(var sample, var notes)) {
                patterns.add(sample.entries().stream()
                        .filter(entry -> isBefore(entry, query.range()))
                        .toList());
                allBefore = sample.way() == LogSample.Way.ALL;
                compared = !sample.entries().isEmpty() || hasLines(source, before, deadline);
            }
            patterns.add(now.entries().stream()
                    .filter(entry -> !isBefore(entry, query.range()))
                    .toList());
            List<LogPattern> found =
                    allBefore || !compared ? patterns.found() : checked(patterns.found(), source, then, deadline);
            var looked = new PatternTable.Looked(patterns.lines(), now.total(), now.totalExact(), now.way());
            return Outcome.of(new PatternTable(found, looked, compared));
        });
    }

    /** The lines that are here, without a time before. */
    static PatternTable of(List<LogEntry> entries, TimeRange range) {
        var patterns = new LogPatterns(range);
        patterns.add(entries);
        var looked = new PatternTable.Looked(patterns.lines(), patterns.lines(), true, LogSample.Way.ALL);
        return new PatternTable(patterns.found(), looked, false);
    }

    /** Whether anything was logged then at all: what did not exist cannot be compared with. */
    private static boolean hasLines(LogSource source, TimeRange before, Deadline deadline) {
        return source.search(LogQuery.all(before), null, 1, deadline)
                        instanceof Outcome.Success<LogPage>(var page, var notes)
                && !page.entries().isEmpty();
    }

    private static boolean isBefore(LogEntry entry, TimeRange range) {
        return entry.timeNanos() / 1_000_000 < range.start().toEpochMilli();
    }

    /** A sample may miss what is rare: what it did not have before is looked for there. */
    private List<LogPattern> checked(List<LogPattern> found, LogSource source, LogQuery then, Deadline deadline) {
        var checked = new ArrayList<LogPattern>();
        int asked = 0;
        for (LogPattern pattern : found) {
            boolean doubtful =
                    pattern.isNew() && asked < CHECKED && !pattern.phrases().isEmpty();
            asked += doubtful ? 1 : 0;
            checked.add(doubtful ? pattern.seenBefore(linesOf(pattern, source, then, deadline)) : pattern);
        }
        checked.sort(LogPatterns.NEW_FIRST);
        return checked;
    }

    private long linesOf(LogPattern pattern, LogSource source, LogQuery then, Deadline deadline) {
        var filters = new ArrayList<>(then.filters());
        filters.add(filter(pattern, false));
        var query = new LogQuery(then.range(), then.text(), then.language(), then.levels(), filters);
        return source.search(query, null, 1, deadline) instanceof Outcome.Success<LogPage>(var page, var notes)
                ? Math.max(page.entries().size(), page.total())
                : 0;
    }

    /** The condition on lines that they are of a pattern. */
    public LogFilter filter(LogPattern pattern, boolean negated) {
        return LogFilter.condition(condition.of(pattern.phrases()), negated);
    }
}
