package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.search.LogPart;
import dev.porthole.connectors.api.logs.search.WideningSearch;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a log source what the pane shows: the newest time first and then further back until there are enough rows, older ones
 * on demand, and the histogram. A new question ends what was running for the one before. UI thread only.
 */
final class LogSearch {

    /** Lines in a step. */
    static final int PAGE = 500;

    /** More rows than a window shows; with fewer, it is looked further back by itself. */
    private static final int ENOUGH = 200;

    private static final int BUCKETS = 116;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final Listener listener;
    private final LatestOnlyTask rows;
    private final LatestOnlyTask bars;
    private @Nullable Question question;
    private @Nullable WideningSearch search;

    /**
     * What is asked.
     *
     * @param query its range is that of the rows when they were asked for
     * @param rows the range of the rows, {@code bars} that of the histogram
     */
    record Question(LogSource source, LogQuery query, TimeChoice rows, TimeChoice bars) {

        /** The same, asked now. */
        Question now(InstantSource clock) {
            return new Question(source, query.withRange(rows.at(clock.instant())), rows, bars);
        }

        /** Of all levels, so that the bars also say what another choice of levels would show. */
        LogQuery barsAt(InstantSource clock) {
            return new LogQuery(bars.at(clock.instant()), query.text(), query.language(), Set.of(), query.filters());
        }

        /** Whether new lines may come into the range of the rows. */
        boolean isMoving() {
            return rows instanceof TimeChoice.Last;
        }

        /** Whether the bars count the rows, each and no other, if all levels are summed up that are asked for. */
        boolean areBarsOfTheRows() {
            return rows.equals(bars);
        }
    }

    /** Hears answers, on the UI thread. */
    interface Listener {
        /** @param took as long as the person waited for this step */
        void rows(Question asked, Outcome<LogPart> part, Duration took);

        void bars(Question asked, Outcome<LogHistogram> histogram);
    }

    private record Step(Outcome<LogPart> part, Duration took) {}

    LogSearch(UiBridge bridge, InstantSource clock, Listener listener) {
        this.clock = clock;
        this.listener = listener;
        this.rows = new LatestOnlyTask(bridge);
        this.bars = new LatestOnlyTask(bridge);
    }

    void start(Question wanted) {
        stop();
        Question asked = wanted.now(clock);
        question = asked;
        search = new WideningSearch(asked.source(), asked.query());
        step(asked, search, 0);
        refreshBars();
    }

    /** Asks for the histogram anew, unless that is being done. */
    void refreshBars() {
        Question asked = question;
        if (asked != null && !bars.isAsking()) {
            LogQuery query = asked.barsAt(clock);
            bars.ask(
                    "logs histogram",
                    () -> asked.source().histogram(query, BUCKETS, Deadline.after(LIMIT)),
                    histogram -> listener.bars(asked, histogram));
        }
    }

    /** Looks further back, or again for what could not be had; nothing happens while something still runs. */
    void loadOlder() {
        Question asked = question;
        WideningSearch begun = search;
        if (asked != null && begun != null && !rows.isAsking() && !begun.isOver()) {
            step(asked, begun, 0);
        }
    }

    /** What is asked now; null when nothing is. */
    @Nullable
    Question question() {
        return question;
    }

    /** Whether rows are being asked for. */
    boolean isAsking() {
        return rows.isAsking();
    }

    void stop() {
        question = null;
        search = null;
        rows.cancel();
        bars.cancel();
    }

    private void step(Question asked, WideningSearch begun, int had) {
        rows.ask("logs rows", () -> timed(begun), step -> {
            listener.rows(asked, step.part(), step.took());
            if (step.part() instanceof Outcome.Success<LogPart>(var part, var notes) && !part.over()) {
                int now = had + part.entries().size();
                if (now < ENOUGH) {
                    step(asked, begun, now);
                }
            }
        });
    }

    private static Step timed(WideningSearch search) {
        long begun = System.nanoTime();
        Outcome<LogPart> part = search.next(PAGE, Deadline.after(LIMIT));
        return new Step(part, Duration.ofNanos(System.nanoTime() - begun));
    }
}
