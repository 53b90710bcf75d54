package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.query.QueryTerms;
import dev.porthole.views.logs.store.LogRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is known of the answer in the log pane, apart from its rows. UI thread only. */
public final class LogStatus {

    final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.NO_SOURCE);
    final ReadOnlyObjectWrapper<@Nullable LogTally> tally = new ReadOnlyObjectWrapper<>(this, "tally");
    final ReadOnlyObjectWrapper<@Nullable LogHistogram> histogram = new ReadOnlyObjectWrapper<>(this, "histogram");
    private final ObjectProperty<List<Marker>> markers = new SimpleObjectProperty<>(this, "markers", List.of());
    final ReadOnlyObjectWrapper<@Nullable TimeRange> part = new ReadOnlyObjectWrapper<>(this, "part");
    final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    final ReadOnlyObjectWrapper<@Nullable LogEntry> opened = new ReadOnlyObjectWrapper<>(this, "opened");
    final ReadOnlyObjectWrapper<QueryTerms> terms = new ReadOnlyObjectWrapper<>(this, "terms", QueryTerms.NONE);
    final ReadOnlyObjectWrapper<Phrase> remark = new ReadOnlyObjectWrapper<>(this, "remark", Phrase.NONE);
    final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
    final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(this, "shown");
    final ReadOnlyIntegerWrapper newLines = new ReadOnlyIntegerWrapper(this, "newLines");
    final ReadOnlyIntegerWrapper rate = new ReadOnlyIntegerWrapper(this, "rate");
    final ReadOnlyLongWrapper skipped = new ReadOnlyLongWrapper(this, "skipped");
    private @Nullable Failure barsProblem;

    /** What stands in the place of rows. */
    public enum Phase {
        /** There is nothing to ask yet. */
        NO_SOURCE,
        /** Asked, and no answer yet. */
        ASKING,
        /** Rows. */
        ROWS,
        /** An answer without any line. */
        NO_LINES,
        /** No answer, and no rows from before. */
        FAILED
    }

    LogStatus() {}

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Of the last good answer; null before one. */
    public ReadOnlyObjectProperty<@Nullable LogTally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable LogHistogram> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }

    /** What happened in the histogram's time: rollouts, restarts, alerts. Told by who knows of them. */
    public ObjectProperty<List<Marker>> markersProperty() {
        return markers;
    }

    /** The chosen part of the histogram's time; null when it is all of it. */
    public ReadOnlyObjectProperty<@Nullable TimeRange> partProperty() {
        return part.getReadOnlyProperty();
    }

    /** Why there is no newer answer; null when there is. Rows that are there are stale then. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The line whose details are open; null for none. */
    public ReadOnlyObjectProperty<@Nullable LogEntry> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** How the last export went; empty when there was none or it has been seen. */
    public ReadOnlyObjectProperty<Phrase> remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<QueryTerms> termsProperty() {
        return terms.getReadOnlyProperty();
    }

    /** A question is under way whose answer will replace what is shown. */
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** How many rows there are. */
    public ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Lines that have come while nobody looked at the newest. */
    public ReadOnlyIntegerProperty newLinesProperty() {
        return newLines.getReadOnlyProperty();
    }

    /** New lines a second, lately. */
    public ReadOnlyIntegerProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    /** Lines that came faster than they could be kept. */
    public ReadOnlyLongProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    void asking(boolean empty) {
        rate.set(0);
        skipped.set(0);
        remark.set(Phrase.NONE);
        asking.set(true);
        if (empty) {
            tally.set(null);
            failure.set(null);
            phase.set(Phase.ASKING);
        }
    }

    void answered(LogTally answer, int rows) {
        tally.set(answer);
        failure.set(null);
        asking.set(false);
        grown(rows);
    }

    void own(LogRows rows, String where, Instant at) {
        answered(
                new LogTally(rows.arena().end() - rows.arena().first(), true, where, Duration.ZERO, List.of(), at),
                rows.size());
    }

    void grown(int rows) {
        shown.set(rows);
        phase.set(rows == 0 ? Phase.NO_LINES : Phase.ROWS);
    }

    void failed(Failure problem, int rows) {
        if (problem instanceof Failure.Cancelled) {
            return;
        }
        asking.set(false);
        failure.set(problem);
        phase.set(rows == 0 ? Phase.FAILED : Phase.ROWS);
    }

    /** New lines became rows. */
    void came(int lines, Instant at, int rows) {
        LogTally known = tally.get();
        if (known != null && lines > 0) {
            tally.set(known.andMore(lines, at));
        }
        grown(rows);
    }

    /** The bars counted that many lines. */
    void matched(long lines) {
        LogTally known = tally.get();
        if (known != null) {
            tally.set(known.counted(lines));
        }
    }

    /** What was wrong is over. */
    void well() {
        failure.set(null);
    }

    void bars(LogHistogram counted) {
        histogram.set(counted);
        if (barsProblem != null && barsProblem == failure.get()) {
            well();
        }
        barsProblem = null;
    }

    /** Without bars there may still be rows; their own failure is the one to show. */
    void barsFailed(Failure problem) {
        boolean own = failure.get() == null || failure.get() == barsProblem;
        if (own && !(problem instanceof Failure.Cancelled)) {
            barsProblem = problem;
            failure.set(problem);
        }
    }
}
