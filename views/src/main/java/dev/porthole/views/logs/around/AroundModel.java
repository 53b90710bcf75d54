package dev.porthole.views.logs.around;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.search.LogScope;
import dev.porthole.connectors.api.logs.search.Surroundings;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LogRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The lines before and after one of the same container, or file or host. UI thread only. */
public final class AroundModel {

    private static final long CAP_BYTES = 64L << 20;
    private static final int FIRST = 60;
    private static final int MORE = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LogRows rows = new LogRows(new LineArena(CAP_BYTES));
    private final ReadOnlyObjectWrapper<@Nullable LogEntry> line = new ReadOnlyObjectWrapper<>(this, "line");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
    private final BooleanProperty filtered = new SimpleBooleanProperty(this, "filtered");
    private final Supplier<@Nullable LogSource> source;
    private final Supplier<LogQuery> query;
    private final LatestOnlyTask task;
    private @Nullable Surroundings surroundings;

    /** @param query what is looked for now; its range does not matter */
    public AroundModel(Supplier<@Nullable LogSource> source, Supplier<LogQuery> query, UiBridge bridge) {
        this.source = source;
        this.query = query;
        this.task = new LatestOnlyTask(bridge);
        filtered.addListener(property -> {
            LogEntry now = line.get();
            if (now != null) {
                open(now);
            }
        });
    }

    public LogRows rows() {
        return rows;
    }

    /** The line that others are shown around; null when none are. */
    public ReadOnlyObjectProperty<@Nullable LogEntry> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Whether only lines that the search would find are shown. */
    public BooleanProperty filteredProperty() {
        return filtered;
    }

    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** Why there are no more lines; null when there are. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public LogScope scope(LogEntry of) {
        return LogScope.of(of);
    }

    /** Whether there is somewhere to ask. */
    public boolean isPossible() {
        return source.get() != null;
    }

    public void open(LogEntry middle) {
        LogSource asked = source.get();
        if (asked == null) {
            return;
        }
        Instant at = Instant.ofEpochSecond(0, middle.timeNanos());
        LogQuery kept = filtered.get() ? query.get() : LogQuery.all(new TimeRange(at, at));
        var found = new Surroundings(asked, middle, kept);
        surroundings = found;
        rows.replace(List.of(middle));
        asking.set(true);
        line.set(null);
        line.set(middle);
        ask(() -> first(found), entries -> rows.replace(entries));
    }

    private static Outcome<List<LogEntry>> first(Surroundings found) {
        Deadline deadline = Deadline.after(LIMIT);
        List<LogEntry> all = new ArrayList<>();
        return found.ofTheSameTime(deadline)
                .then(same -> found.after(FIRST, deadline)
                        .then(after -> found.before(FIRST, deadline).map(before -> {
                            all.addAll(after.reversed());
                            all.addAll(same);
                            all.addAll(before);
                            return all;
                        })));
    }

    /** Those before what is shown. */
    public void loadOlder() {
        Surroundings found = surroundings;
        if (found != null && !task.isAsking() && failure.get() == null && found.hasBefore()) {
            ask(() -> found.before(MORE, Deadline.after(LIMIT)), rows::addOlder);
        }
    }

    /** Those after what is shown. */
    public void loadNewer() {
        Surroundings found = surroundings;
        if (found != null && !task.isAsking() && failure.get() == null && found.hasAfter()) {
            ask(() -> found.after(MORE, Deadline.after(LIMIT)), entries -> rows.merge(entries.reversed()));
        }
    }

    private void ask(Supplier<Outcome<List<LogEntry>>> question, Consumer<List<LogEntry>> answer) {
        failure.set(null);
        asking.set(true);
        task.ask("lines around one", question, outcome -> {
            switch (outcome) {
                case Outcome.Success<List<LogEntry>>(var entries, var notes) -> answer.accept(entries);
                case Outcome.Failed<List<LogEntry>>(var problem) -> failure.set(problem);
            }
            asking.set(false);
        });
    }

    /** Where the middle line stands; -1 when it is not among the rows. */
    public int middleRow() {
        LogEntry middle = line.get();
        Surroundings found = surroundings;
        for (int row = 0; middle != null && found != null && row < rows.size(); row++) {
            int number = rows.line(row);
            if (rows.arena().timeNanos(number) == middle.timeNanos()
                    && found.isTheLine(rows.arena().entry(number))) {
                return row;
            }
        }
        return -1;
    }

    public void close() {
        task.cancel();
        asking.set(false);
        surroundings = null;
        line.set(null);
        rows.replace(List.of());
    }
}
