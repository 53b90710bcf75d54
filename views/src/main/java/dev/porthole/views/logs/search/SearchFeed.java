package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.search.LogPart;
import dev.porthole.connectors.api.logs.tail.TailNews;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.store.LogRows;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps the rows to what a search source answers: part by part as they come, and then what is written from there on. UI
 * thread only.
 */
final class SearchFeed implements LogSearch.Listener {

    private final LogRows rows;
    private final LogStatus status;
    private final NewLineCounter arrivals;
    private final InstantSource clock;
    private final LogSearch search;
    private final NewLineFeed newLines;

    /** Whether the rows are still those of the question before. */
    private boolean before;

    private boolean failed;
    private OptionalLong matched = OptionalLong.empty();

    SearchFeed(LogRows rows, LogStatus status, NewLineCounter arrivals, UiBridge bridge, InstantSource clock) {
        this.rows = rows;
        this.status = status;
        this.arrivals = arrivals;
        this.clock = clock;
        this.search = new LogSearch(bridge, clock, this);
        this.newLines = new NewLineFeed(bridge, clock, this::hear);
    }

    /** @param frame the time of the histogram, of which {@code choice} may be a part */
    void ask(LogSource source, LogQuery query, TimeChoice choice, TimeChoice frame) {
        begin(new LogSearch.Question(source, query, choice, frame));
    }

    private void begin(LogSearch.Question question) {
        newLines.stop();
        before = true;
        failed = false;
        matched = OptionalLong.empty();
        status.asking(rows.size() == 0);
        search.start(question);
    }

    /** Counts anew what comes by itself, and asks again for what could not be had. */
    void refresh() {
        LogSearch.Question asked = search.question();
        if (asked == null) {
            return;
        }
        if (failed && !search.isAsking()) {
            if (before) {
                begin(asked);
            } else {
                search.loadOlder();
            }
        }
        if (asked.isMoving() || status.histogram.get() == null || status.failure.get() != null) {
            search.refreshBars();
        }
    }

    void loadOlder() {
        search.loadOlder();
    }

    /** Whether new lines become rows, or are only counted. */
    void letIn(boolean now) {
        newLines.pause(!now);
    }

    void stop() {
        newLines.stop();
        search.stop();
    }

    @Override
    public void rows(LogSearch.Question asked, Outcome<LogPart> answer, Duration took) {
        switch (answer) {
            case Outcome.Success<LogPart>(var part, var notes) -> {
                failed = false;
                show(part);
                LogTally tally = LogTally.of(part, took, clock.instant());
                status.answered(matched.isPresent() ? tally.counted(matched.getAsLong()) : tally, rows.size());
                if (!before && asked.isMoving() && !newLines.isFollowing()) {
                    newLines.follow(asked, part, !arrivals.areLetIn());
                }
            }
            case Outcome.Failed<LogPart>(var failure) -> {
                failed = true;
                status.failed(failure, rows.size());
            }
        }
    }

    /** What is shown stays until there is something else to show. */
    private void show(LogPart part) {
        if (!before) {
            rows.addOlder(part.entries());
        } else if (part.over() || !part.entries().isEmpty()) {
            before = false;
            rows.replace(part.entries());
            arrivals.seen();
        }
    }

    private void hear(TailNews news) {
        if (!news.lines().isEmpty()) {
            int added = rows.tail(news.lines(), line -> true);
            arrivals.came(added);
            status.came(added, clock.instant(), rows.size());
        }
        if (!arrivals.areLetIn()) {
            arrivals.waiting(news.waiting());
        }
        status.rate.set((int) Math.round(news.perSecond()));
        status.skipped.set(status.skipped.get() + news.leftOut());
        Optional<Failure> state = news.state();
        if (state != null && !failed) {
            state.ifPresentOrElse(failure -> status.failed(failure, rows.size()), status::well);
        }
    }

    @Override
    public void bars(LogSearch.Question asked, Outcome<LogHistogram> answer) {
        switch (answer) {
            case Outcome.Success<LogHistogram>(var histogram, var notes) -> {
                status.bars(histogram);
                if (asked.areBarsOfTheRows()) {
                    long sum = matched(asked.query().levels(), histogram);
                    matched = OptionalLong.of(sum);
                    status.matched(sum);
                }
            }
            case Outcome.Failed<LogHistogram>(var failure) -> status.barsFailed(failure);
        }
    }

    private static long matched(Set<LogLevel> levels, LogHistogram histogram) {
        return levels.isEmpty()
                ? histogram.total()
                : levels.stream().mapToLong(histogram::total).sum();
    }
}
