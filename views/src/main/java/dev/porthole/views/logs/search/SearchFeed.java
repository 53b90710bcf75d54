package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.store.LogRows;
import dev.porthole.views.time.TimeChoice;
import java.time.InstantSource;

/** Keeps the rows to what a search source answers. UI thread only. */
final class SearchFeed implements LogSearch.Listener {

    private final LogRows rows;
    private final LogStatus status;
    private final NewLineCounter arrivals;
    private final InstantSource clock;
    private final LogSearch search;
    private boolean moving;

    SearchFeed(LogRows rows, LogStatus status, NewLineCounter arrivals, UiBridge bridge, InstantSource clock) {
        this.rows = rows;
        this.status = status;
        this.arrivals = arrivals;
        this.clock = clock;
        this.search = new LogSearch(bridge, clock, this);
    }

    /** @param frame the time of the histogram, of which {@code choice} may be a part */
    void ask(LogSource source, LogQuery query, TimeChoice choice, TimeChoice frame) {
        moving = choice instanceof TimeChoice.Last;
        search.start(new LogSearch.Question(source, query, choice, frame));
        status.asking(rows.size() == 0);
    }

    /** Asks for what has come since. */
    void refresh() {
        // After a failure also a time that is over is asked for again.
        if (moving || rows.size() == 0 || status.failure.get() != null) {
            search.refresh(rows.newestNanos());
        } else {
            search.refreshBars();
        }
    }

    void loadOlder() {
        search.loadOlder();
    }

    void stop() {
        search.stop();
    }

    @Override
    public void first(Outcome<LogPage> page) {
        switch (page) {
            case Outcome.Success<LogPage>(var value, var notes) -> {
                rows.replace(value.entries());
                arrivals.seen();
                status.answered(LogTally.of(value, notes, clock.instant()), rows.size());
            }
            case Outcome.Failed<LogPage>(var failure) -> status.failed(failure, rows.size());
        }
    }

    @Override
    public void newest(Outcome<LogSearch.Newest> lines) {
        switch (lines) {
            case Outcome.Success<LogSearch.Newest>(var newest, var notes) -> take(newest);
            case Outcome.Failed<LogSearch.Newest>(var failure) -> status.failed(failure, rows.size());
        }
    }

    private void take(LogSearch.Newest newest) {
        if (!arrivals.areLetIn()) {
            arrivals.waiting(rows.unknown(newest.entries()));
        } else if (newest.connected()) {
            arrivals.came(rows.merge(newest.entries()));
        } else {
            // More has come than is worth reading: begin anew at the newest, so that no line is missing between.
            rows.replace(newest.entries());
            search.continueAfter(newest.page());
        }
        status.answered(LogTally.of(newest.page(), newest.notes(), clock.instant()), rows.size());
    }

    @Override
    public void older(Outcome<LogPage> page) {
        switch (page) {
            case Outcome.Success<LogPage>(var value, var notes) -> {
                rows.addOlder(value.entries());
                status.grown(rows.size());
            }
            case Outcome.Failed<LogPage>(var failure) -> status.failed(failure, rows.size());
        }
    }

    @Override
    public void bars(Outcome<LogHistogram> histogram) {
        switch (histogram) {
            case Outcome.Success<LogHistogram>(var value, var notes) -> status.histogram.set(value);
            case Outcome.Failed<LogHistogram>(var failure) -> status.barsFailed(failure);
        }
    }
}
