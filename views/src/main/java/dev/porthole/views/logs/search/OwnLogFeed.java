package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.kinds.LineKinds;
import dev.porthole.connectors.api.podlogs.LogTail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.logs.query.LocalFilter;
import dev.porthole.views.logs.store.LogRows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the rows to one pod's own log, of which words, levels and times are chosen here. UI thread only. */
final class OwnLogFeed {

    private static final int BUCKETS = 116;
    private static final int TAIL_LINES = 2000;

    private final LogRows rows;
    private final LogStatus status;
    private final NewLineCounter arrivals;
    private final UiBridge bridge;
    private final InstantSource clock;
    private final Supplier<LocalFilter> filter;
    private final LineKinds kinds = new LineKinds();
    private @Nullable LogTail tail;
    private @Nullable PodKey pod;
    private @Nullable Object following;

    /** @param filter what is chosen now */
    OwnLogFeed(
            LogRows rows,
            LogStatus status,
            NewLineCounter arrivals,
            UiBridge bridge,
            InstantSource clock,
            Supplier<LocalFilter> filter) {
        this.rows = rows;
        this.status = status;
        this.arrivals = arrivals;
        this.bridge = bridge;
        this.clock = clock;
        this.filter = filter;
    }

    boolean isOn() {
        return tail != null;
    }

    /** Begins with {@code chosen}, or chooses anew among the lines that are there when it runs already. */
    void follow(WorkloadSource cluster, PodKey chosen) {
        if (tail != null && chosen.equals(pod)) {
            choose();
            return;
        }
        stop();
        rows.replace(List.of());
        status.asking(true);
        status.histogram.set(null);
        pod = chosen;
        var begun = new Object();
        following = begun;
        tail = new LogTail(
                cluster,
                List.of(PodLogQuery.tail(chosen, TAIL_LINES)),
                task -> bridge.conflate(begun, task),
                news -> hear(begun, news));
    }

    void choose() {
        rows.choose(filter.get());
        tell();
    }

    void refresh() {
        status.histogram.set(LocalFilter.histogram(rows.arena(), BUCKETS));
    }

    void stop() {
        if (tail != null) {
            tail.close();
            tail = null;
            following = null;
            pod = null;
        }
    }

    /** What was on its way when another was chosen is not heard any more. */
    private void hear(Object from, LogTail.News news) {
        if (from != following) {
            return;
        }
        if (!news.lines().isEmpty()) {
            lines(news.lines(), news.leftOut());
        }
        Optional<Failure> now = news.state();
        if (now != null) {
            state(now);
        }
    }

    private void lines(List<LogEntry> lines, long leftOut) {
        boolean first = rows.arena().first() == rows.arena().end();
        LocalFilter chosen = filter.get();
        boolean letIn = arrivals.areLetIn();
        int added = rows.tail(kinds.enriched(lines), line -> letIn && chosen.test(line));
        if (letIn) {
            arrivals.came(added);
        } else {
            arrivals.waiting(status.newLines.get() + lines.size());
        }
        status.skipped.set(status.skipped.get() + leftOut);
        tell();
        if (first) {
            refresh();
        }
    }

    private void state(Optional<Failure> failure) {
        failure.ifPresentOrElse(problem -> status.failed(problem, rows.size()), this::tell);
    }

    private void tell() {
        status.own(rows, pod == null ? "" : pod.toString(), clock.instant());
    }
}
