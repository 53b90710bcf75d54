package dev.porthole.connectors.api.podlogs;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the logs of some containers for one listener that takes what has come whenever it has time: at most one task waits
 * for it. When it cannot keep up, the oldest lines that wait are left out and counted, so that what waits is bounded by
 * lines and by bytes, however much is printed.
 */
public final class LogTail implements Subscription {

    /** Lines that wait, at most. */
    static final int MOST_LINES = 50_000;

    /** Memory of the lines that wait, at most. */
    static final long MOST_BYTES = 32L << 20;

    private final Consumer<Runnable> executor;
    private final Consumer<News> listener;
    private final Deque<LogEntry> waiting = new ArrayDeque<>();
    private long bytes;
    private long leftOut;
    private @Nullable Optional<Failure> state;
    private boolean scheduled;
    private boolean closed;
    private final Subscription following;

    /**
     * What has come since the last time.
     *
     * @param leftOut lines before these that could not be kept
     * @param state what is wrong now; empty when all runs; null when nothing was said of it since
     */
    public record News(
            List<LogEntry> lines, long leftOut, @Nullable Optional<Failure> state) {
        public News {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param executor runs a task soon, on the listener's own thread; it is given no other before that has begun
     * @param listener is told on that thread, and not any more once this is closed there
     */
    public LogTail(
            WorkloadSource source, List<PodLogQuery> queries, Consumer<Runnable> executor, Consumer<News> listener) {
        this.executor = executor;
        this.listener = listener;
        this.following = new MergedLogs(source).follow(queries, new WorkloadSource.LogListener() {
            @Override
            public void lines(List<LogEntry> lines) {
                came(lines);
            }

            @Override
            public void state(Optional<Failure> failure) {
                changed(failure);
            }
        });
    }

    private void came(List<LogEntry> lines) {
        boolean schedule;
        synchronized (waiting) {
            for (LogEntry line : lines) {
                waiting.addLast(line);
                bytes += line.bytes();
            }
            while (waiting.size() > MOST_LINES || bytes > MOST_BYTES && waiting.size() > 1) {
                bytes -= waiting.removeFirst().bytes();
                leftOut++;
            }
            schedule = begins();
        }
        if (schedule) {
            executor.accept(this::hand);
        }
    }

    private void changed(Optional<Failure> failure) {
        boolean schedule;
        synchronized (waiting) {
            state = failure;
            schedule = begins();
        }
        if (schedule) {
            executor.accept(this::hand);
        }
    }

    private boolean begins() {
        boolean first = !scheduled && !closed;
        scheduled |= first;
        return first;
    }

    private void hand() {
        News news;
        synchronized (waiting) {
            scheduled = false;
            if (closed) {
                return;
            }
            news = new News(new ArrayList<>(waiting), leftOut, state);
            waiting.clear();
            bytes = 0;
            leftOut = 0;
            state = null;
        }
        listener.accept(news);
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
        following.close();
    }
}
