package dev.porthole.connectors.api.logs.tail;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines on their way to a listener that takes what there is when it has time, or not at all while it is paused. What waits
 * is bounded by lines and by bytes; the oldest are left out first, and counted.
 */
final class TailQueue {

    static final int MOST_LINES = 50_000;
    private static final long MOST_BYTES = 64L << 20;

    private final Consumer<Runnable> executor;
    private final Consumer<TailNews> listener;
    private final Deque<LogEntry> waiting = new ArrayDeque<>();
    private long bytes;
    private long leftOut;
    private double perSecond;
    private long handedNanos = Long.MIN_VALUE;
    private @Nullable Optional<Failure> state;
    private boolean scheduled;
    private boolean paused;
    private boolean closed;

    TailQueue(Consumer<Runnable> executor, Consumer<TailNews> listener) {
        this.executor = executor;
        this.listener = listener;
    }

    /** @param missed lines that will not come at all */
    void add(List<LogEntry> lines, long missed, double rate) {
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
            leftOut += missed;
            boolean news = !lines.isEmpty() || missed > 0 || Math.round(rate) != Math.round(perSecond);
            perSecond = rate;
            schedule = news && begins();
        }
        hand(schedule);
    }

    void state(Optional<Failure> failure) {
        boolean schedule;
        synchronized (waiting) {
            state = failure;
            schedule = begins();
        }
        hand(schedule);
    }

    void pause(boolean now) {
        boolean schedule;
        synchronized (waiting) {
            paused = now;
            schedule = begins();
        }
        hand(schedule);
    }

    void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
    }

    private boolean begins() {
        boolean first = !scheduled && !closed;
        scheduled |= first;
        return first;
    }

    private void hand(boolean schedule) {
        if (schedule) {
            executor.accept(this::hand);
        }
    }

    private void hand() {
        TailNews news;
        synchronized (waiting) {
            scheduled = false;
            if (closed) {
                return;
            }
            List<LogEntry> lines = paused ? List.of() : taken();
            int late = (int) lines.stream()
                    .filter(line -> line.timeNanos() < handedNanos)
                    .count();
            if (!lines.isEmpty()) {
                handedNanos = Math.max(handedNanos, lines.getLast().timeNanos());
            }
            news = new TailNews(lines, late, waiting.size(), leftOut, perSecond, state);
            leftOut = 0;
            state = null;
        }
        listener.accept(news);
    }

    private List<LogEntry> taken() {
        List<LogEntry> lines = new ArrayList<>(waiting);
        lines.sort(Comparator.comparingLong(LogEntry::timeNanos));
        waiting.clear();
        bytes = 0;
        return lines;
    }
}
