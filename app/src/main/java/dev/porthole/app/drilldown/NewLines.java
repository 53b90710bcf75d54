package dev.porthole.app.drilldown;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.patterns.PatternSurvey;
import dev.porthole.views.logs.patterns.PatternTable;
import dev.porthole.views.metrics.Change;
import dev.porthole.views.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What warnings and errors say near a moment that they did not say in the half hour before, or said much less. */
public final class NewLines implements Change.Lines {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    /** Samples of a signal are late, lines are not. */
    private static final Duration EARLIER = Duration.ofMinutes(2);

    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final Set<LogLevel> LEVELS = Set.of(LogLevel.WARN, LogLevel.ERROR, LogLevel.FATAL);
    private static final int MOST = 6;
    /** So many times as often is more. */
    private static final double MORE = 4;

    private static final int LEAST = 10;
    private static final int LONGEST = 70;
    /** Whoever wrote this share of the lines is the one it happened to. */
    private static final double MOSTLY = 0.8;

    private final Asker logs;
    private final PatternSurvey survey;

    public NewLines(Asker logs, PatternSurvey survey) {
        this.logs = logs;
        this.survey = survey;
    }

    /** Asks the logs, wherever they are. */
    public interface Asker {
        <T> Outcome<T> ask(Deadline deadline, BiFunction<LogSource, Deadline, Outcome<T>> question);
    }

    @Override
    public List<Change> near(Instant moment, TimeRange range, String namespace) {
        Instant start = moment.minus(EARLIER);
        Instant end = moment.plus(LATER).isBefore(range.end()) ? moment.plus(LATER) : range.end();
        if (!end.isAfter(start)) {
            return List.of();
        }
        List<LogFilter> filters =
                namespace.isEmpty() ? List.of() : List.of(LogFilter.of(LogFilter.Subject.NAMESPACE, namespace));
        var query = new LogQuery(new TimeRange(start, end), "", LogQuery.Language.KQL, LEVELS, filters);
        var before = new TimeRange(start.minus(BEFORE), start);
        Deadline deadline = Deadline.after(LIMIT);
        // Without logs there is one kind of change less; their own connection says what is wrong.
        Outcome<List<Change>> found = logs.ask(
                deadline,
                (source, limit) -> survey.ask(source, query, before, limit)
                        .map(table -> Stream.concat(
                                        ofPatterns(
                                                table,
                                                moment,
                                                (double) BEFORE.toMillis()
                                                        / query.range().length().toMillis()),
                                        ofLevels(source, query, before, limit))
                                .toList()));
        return found instanceof Outcome.Success<List<Change>>(var changes, var notes) ? changes : List.of();
    }

    /** @param longer how many times as long the time before was */
    private Stream<Change> ofPatterns(PatternTable table, Instant moment, double longer) {
        if (!table.isCompared()) {
            return Stream.empty();
        }
        return table.patterns().stream()
                .map(pattern -> ofPattern(table, pattern, moment, longer))
                .flatMap(Optional::stream)
                .limit(MOST);
    }

    private Optional<Change> ofPattern(PatternTable table, LogPattern pattern, Instant moment, double longer) {
        double times = pattern.lines() * longer / Math.max(1, pattern.tally().before());
        boolean more = pattern.lines() >= LEAST && times >= MORE;
        if (!table.isNew(pattern) && !more || pattern.phrases().isEmpty()) {
            return Optional.empty();
        }
        String words = SafeText.line(pattern.template());
        String said = words.length() > LONGEST ? words.substring(0, LONGEST) + '\u2026' : words;
        String who =
                pattern.writers().isEmpty() ? "" : pattern.writers().getFirst().name();
        Phrase phrase = table.isNew(pattern)
                ? Phrase.of("metrics.changed.log.new", said, table.lines(pattern), who)
                : Phrase.of("metrics.changed.log.more", said, Math.round(times), table.lines(pattern), who);
        return Optional.of(new Change(
                Change.Kind.LOG,
                table.isNew(pattern) ? Instant.ofEpochSecond(0, pattern.firstNanos()) : moment,
                phrase,
                "",
                labels(pattern),
                new Change.Lead.Lines(List.of(survey.filter(pattern, false)), Set.of())));
    }

    private static Labels labels(LogPattern pattern) {
        if (pattern.writers().isEmpty()) {
            return Labels.EMPTY;
        }
        LogPattern.Writer most = pattern.writers().getFirst();
        return most.name().isEmpty() || most.lines() < MOSTLY * pattern.lines()
                ? Labels.EMPTY
                : Labels.of("service", most.name());
    }

    /** Levels that no line had in the time before. */
    private static Stream<Change> ofLevels(LogSource source, LogQuery query, TimeRange before, Deadline deadline) {
        var all = new LogQuery(query.range(), "", query.language(), Set.of(), query.filters());
        if (source.histogram(all.withRange(before), 1, deadline)
                        instanceof Outcome.Success<LogHistogram>(var then, var none)
                && then.total() > 0
                && source.histogram(all, 60, deadline) instanceof Outcome.Success<LogHistogram>(var now, var notes)) {
            return LEVELS.stream()
                    .filter(level -> then.total(level) == 0 && now.total(level) > 0)
                    .map(level -> new Change(
                            Change.Kind.LOG,
                            first(now, level),
                            Phrase.of("metrics.changed.log.level", level.name(), now.total(level)),
                            "",
                            Labels.EMPTY,
                            new Change.Lead.Lines(List.of(), Set.of(level))));
        }
        return Stream.empty();
    }

    private static Instant first(LogHistogram histogram, LogLevel level) {
        long[] counts = histogram.counts().getOrDefault(level, new long[0]);
        int bucket = 0;
        while (bucket < counts.length - 1 && counts[bucket] == 0) {
            bucket++;
        }
        return Instant.ofEpochMilli(histogram.startMs() + bucket * histogram.stepMs());
    }
}
