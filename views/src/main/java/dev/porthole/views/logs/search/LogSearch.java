package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a log source what the pane shows: the first page, the newest again and again, older ones on demand, and the
 * histogram. A new question ends what was running for the one before. UI thread only.
 */
final class LogSearch {

    /** Lines in a page. */
    static final int PAGE = 500;

    private static final int NEWEST_PAGES = 5;
    private static final int BUCKETS = 116;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final Listener listener;
    private final LatestOnlyTask first;
    private final LatestOnlyTask newest;
    private final LatestOnlyTask older;
    private final LatestOnlyTask bars;
    private @Nullable Question question;
    private LogPage.@Nullable Cursor next;

    /**
     * What is asked.
     *
     * @param query its range is not used
     * @param rows the range of the rows, {@code bars} that of the histogram
     */
    record Question(LogSource source, LogQuery query, TimeChoice rows, TimeChoice bars) {

        LogQuery rowsAt(InstantSource clock) {
            return query.withRange(rows.at(clock.instant()));
        }

        /** Of all levels, so that the bars also say what another choice of levels would show. */
        LogQuery barsAt(InstantSource clock) {
            return new LogQuery(bars.at(clock.instant()), query.text(), query.language(), Set.of(), query.filters());
        }
    }

    /** Several pages read in one go, newest first. */
    record Newest(LogPage page, List<LogEntry> entries, boolean connected, List<Detail> notes) {}

    /** Hears answers, on the UI thread. */
    interface Listener {
        void first(Outcome<LogPage> page);

        void newest(Outcome<Newest> lines);

        void older(Outcome<LogPage> page);

        void bars(Outcome<LogHistogram> histogram);
    }

    LogSearch(UiBridge bridge, InstantSource clock, Listener listener) {
        this.clock = clock;
        this.listener = listener;
        this.first = new LatestOnlyTask(bridge);
        this.newest = new LatestOnlyTask(bridge);
        this.older = new LatestOnlyTask(bridge);
        this.bars = new LatestOnlyTask(bridge);
    }

    void start(Question asked) {
        stop();
        question = asked;
        LogQuery query = asked.rowsAt(clock);
        first.ask("logs first page", () -> asked.source().search(query, null, PAGE, Deadline.after(LIMIT)), page -> {
            keepCursor(page);
            listener.first(page);
        });
        askBars(asked);
    }

    /** Asks for what has come since; nothing happens while something still runs. */
    void refresh(long newestKnownNanos) {
        Question asked = question;
        if (asked == null || first.isAsking() || newest.isAsking()) {
            return;
        }
        LogQuery query = asked.rowsAt(clock);
        newest.ask("logs newest", () -> since(asked.source(), query, newestKnownNanos), listener::newest);
        if (!bars.isAsking()) {
            askBars(asked);
        }
    }

    /** Asks for the histogram only: a time that is over has no newer lines. */
    void refreshBars() {
        Question asked = question;
        if (asked != null && !first.isAsking() && !bars.isAsking()) {
            askBars(asked);
        }
    }

    void loadOlder() {
        Question asked = question;
        LogPage.Cursor from = next;
        if (asked == null || from == null || first.isAsking() || older.isAsking()) {
            return;
        }
        LogQuery query = asked.rowsAt(clock);
        older.ask("logs older", () -> asked.source().search(query, from, PAGE, Deadline.after(LIMIT)), page -> {
            keepCursor(page);
            listener.older(page);
        });
    }

    /** The rows now are those of {@code page}, and older ones come after it. */
    void continueAfter(LogPage page) {
        next = page.next();
    }

    void stop() {
        question = null;
        next = null;
        first.cancel();
        newest.cancel();
        older.cancel();
        bars.cancel();
    }

    private void askBars(Question asked) {
        LogQuery query = asked.barsAt(clock);
        bars.ask(
                "logs histogram",
                () -> asked.source().histogram(query, BUCKETS, Deadline.after(LIMIT)),
                listener::bars);
    }

    private void keepCursor(Outcome<LogPage> page) {
        if (page instanceof Outcome.Success<LogPage>(var value, var notes)) {
            next = value.next();
        }
    }

    /** Reads pages until one reaches lines that are known, or it has been enough. */
    private static Outcome<Newest> since(LogSource source, LogQuery query, long knownNanos) {
        Deadline deadline = Deadline.after(LIMIT);
        var entries = new ArrayList<LogEntry>();
        LogPage.Cursor after = null;
        for (int i = 0; ; i++) {
            switch (source.search(query, after, PAGE, deadline)) {
                case Outcome.Failed<LogPage>(var failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Success<LogPage>(var page, var notes) -> {
                    entries.addAll(page.entries());
                    after = page.next();
                    boolean connected = after == null
                            || page.entries().isEmpty()
                            || page.entries().getLast().timeNanos() <= knownNanos;
                    if (connected || i + 1 == NEWEST_PAGES) {
                        return Outcome.of(new Newest(page, entries, connected, notes));
                    }
                }
            }
        }
    }
}
