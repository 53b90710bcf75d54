package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.query.LogInput;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What errors say and who logs them, while nothing is searched for and somebody looks. UI thread only. */
public final class ErrorGlanceViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Set<LogLevel> LEVELS = Set.of(LogLevel.ERROR, LogLevel.FATAL);
    private static final int MOST = 4;

    private final ObservableValue<@Nullable LogSource> source;
    private final LogsViewModel logs;
    private final PatternsViewModel patterns;
    private final TimeCursor time;
    private final PatternSurvey survey;
    private final InstantSource clock;
    private final LatestOnlyTask asker;
    private final ReadOnlyObjectWrapper<@Nullable PatternTable> table = new ReadOnlyObjectWrapper<>(this, "table");
    private Instant asked = Instant.EPOCH;
    private boolean looked;

    /** @param patterns of the same log pane */
    public ErrorGlanceViewModel(
            ObservableValue<@Nullable LogSource> source,
            PatternsViewModel patterns,
            TimeCursor time,
            PatternSurvey survey,
            UiBridge bridge,
            InstantSource clock) {
        this.source = source;
        this.logs = patterns.logs();
        this.patterns = patterns;
        this.time = time;
        this.survey = survey;
        this.clock = clock;
        this.asker = new LatestOnlyTask(bridge);
        logs.status().askingProperty().subscribe(asking -> {
            if (!asking) {
                ask();
            }
        });
        patterns.shownProperty().addListener((property, before, now) -> ask());
    }

    /** Null while nothing is known, or while something is searched for. */
    public ReadOnlyObjectProperty<@Nullable PatternTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** The most telling ones: new ones, then those with most lines. */
    static List<LogPattern> top(PatternTable found) {
        return found.patterns().stream()
                .sorted(Comparator.comparing((LogPattern pattern) -> !found.isNew(pattern))
                        .thenComparing(LogPattern::lines, Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    /** Begins to ask, or stops, as somebody looks or not. */
    public void look(boolean looks) {
        looked = looks;
        if (looks) {
            ask();
        } else {
            asker.cancel();
        }
    }

    /** To be called as time passes. */
    public void tick() {
        if (looked && !asker.isAsking() && asked.plus(AGAIN).isBefore(clock.instant())) {
            ask();
        }
    }

    /** Shows the lines of a pattern, and only those of the service when one alone logs it. */
    public void choose(LogPattern pattern) {
        if (pattern.writers().size() == 1
                && !pattern.writers().getFirst().name().isEmpty()) {
            logs.input()
                    .add(LogFilter.of(
                            LogFilter.Subject.SERVICE,
                            pattern.writers().getFirst().name()));
        }
        patterns.choose(pattern);
    }

    private void ask() {
        LogSource searched = source.getValue();
        if (searched == null || !looked || isSearching()) {
            asker.cancel();
            if (searched == null || isSearching()) {
                table.set(null);
            }
            return;
        }
        asked = clock.instant();
        TimeRange range = time.choiceProperty().get().at(asked);
        var query = new LogQuery(
                range,
                "",
                LogQuery.Language.KQL,
                LEVELS,
                List.copyOf(logs.input().filters()));
        var before = new TimeRange(range.start().minus(range.length()), range.start());
        asker.ask("errors at a glance", () -> survey.ask(searched, query, before, Deadline.after(LIMIT)), answer -> {
            // Without an answer there is nothing to glance at; the pane itself says what is wrong.
            table.set(answer instanceof Outcome.Success<PatternTable>(var found, var notes) ? found : null);
        });
    }

    /** Who looks for something wants the rows. */
    private boolean isSearching() {
        LogInput input = logs.input();
        return !input.textProperty().get().isBlank()
                || !input.levels().isEmpty()
                || patterns.shownProperty().get()
                || input.ownLogProperty().get() != null
                || input.filters().stream().anyMatch(filter -> filter.subject() == LogFilter.Subject.CONDITION);
    }
}
