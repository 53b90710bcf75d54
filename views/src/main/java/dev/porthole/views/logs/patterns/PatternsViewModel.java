package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the lines of the log pane say, asked for while that is shown. UI thread only. */
public final class PatternsViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Of a pod's own log so many of the newest lines are grouped. */
    private static final int MOST_OWN = 20_000;

    private final ObservableValue<@Nullable LogSource> source;
    private final LogsViewModel logs;
    private final TimeCursor time;
    private final PatternSurvey survey;
    private final InstantSource clock;
    private final LatestOnlyTask asker;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ReadOnlyObjectWrapper<@Nullable PatternTable> table = new ReadOnlyObjectWrapper<>(this, "table");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    public PatternsViewModel(
            ObservableValue<@Nullable LogSource> source,
            LogsViewModel logs,
            TimeCursor time,
            PatternSurvey survey,
            UiBridge bridge,
            InstantSource clock) {
        this.source = source;
        this.logs = logs;
        this.time = time;
        this.survey = survey;
        this.clock = clock;
        this.asker = new LatestOnlyTask(bridge);
        shown.addListener((property, before, now) -> ask());
        // Whenever the pane has an answer to a new question, this is one too.
        logs.status().askingProperty().subscribe(asking -> {
            if (!asking) {
                ask();
            }
        });
    }

    /** Whether patterns stand in the place of the rows. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** Null until there is an answer. */
    public ReadOnlyObjectProperty<@Nullable PatternTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** Why the newest question has no answer; null when it has. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public LogsViewModel logs() {
        return logs;
    }

    /** Shows the lines of a pattern. */
    public void choose(LogPattern pattern) {
        if (!pattern.phrases().isEmpty()) {
            logs.input().add(survey.filter(pattern, false));
            shown.set(false);
        }
    }

    /** Leaves the lines of a pattern out; the others stay grouped. */
    public void leaveOut(LogPattern pattern) {
        if (!pattern.phrases().isEmpty()) {
            logs.input().add(survey.filter(pattern, true));
        }
    }

    private void ask() {
        if (!shown.get()) {
            asker.cancel();
            return;
        }
        TimeRange range = time.choiceProperty().get().at(clock.instant());
        LogSource asked = source.getValue();
        if (logs.input().ownLogProperty().get() != null) {
            own(range);
        } else if (asked != null) {
            LogQuery query = logs.input().query(range);
            var before = new TimeRange(range.start().minus(range.length()), range.start());
            asker.ask("log patterns", () -> survey.ask(asked, query, before, Deadline.after(LIMIT)), this::answered);
        } else {
            table.set(null);
        }
    }

    private void own(TimeRange range) {
        var entries = new ArrayList<LogEntry>();
        for (int row = 0; row < Math.min(MOST_OWN, logs.rows().size()); row++) {
            entries.add(logs.rows().arena().entry(logs.rows().line(row)));
        }
        Instant first = entries.stream()
                .map(PatternsViewModel::at)
                .min(Instant::compareTo)
                .orElse(range.start());
        Instant last = entries.stream()
                .map(PatternsViewModel::at)
                .max(Instant::compareTo)
                .orElse(range.end());
        var whole = new TimeRange(first, last);
        List<LogEntry> all = List.copyOf(entries);
        asker.ask("patterns of a pod's log", () -> Outcome.of(PatternSurvey.of(all, whole)), this::answered);
    }

    private static Instant at(LogEntry entry) {
        return Instant.ofEpochSecond(0, entry.timeNanos());
    }

    private void answered(Outcome<PatternTable> answer) {
        switch (answer) {
            case Outcome.Success<PatternTable>(var found, var notes) -> {
                failure.set(null);
                table.set(found);
            }
            case Outcome.Failed<PatternTable>(var reason) -> {
                if (!(reason instanceof Failure.Cancelled)) {
                    failure.set(reason);
                }
            }
        }
    }
}
