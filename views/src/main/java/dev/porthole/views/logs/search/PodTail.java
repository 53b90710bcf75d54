package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows one pod's own log. Lines wait in a bounded queue for the UI thread; when it cannot keep up, the oldest
 * waiting ones are left out and counted.
 */
final class PodTail implements Subscription {

    private static final int MAX_WAITING = 50_000;
    private static final int TAIL_LINES = 2000;

    private final UiBridge bridge;
    private final Listener listener;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Object lock = new Object();
    private final Queue<LogEntry> waiting = new ArrayDeque<>();
    private long leftOut;
    private final Subscription following;

    /** Hears lines and what became of the stream, on the UI thread. */
    interface Listener {
        /** @param leftOut lines before these that could not be kept */
        void lines(List<LogEntry> lines, long leftOut);

        void state(Optional<Failure> failure);
    }

    PodTail(WorkloadSource source, PodKey pod, UiBridge bridge, Listener listener) {
        this.bridge = bridge;
        this.listener = listener;
        this.following = source.follow(PodLogQuery.tail(pod, TAIL_LINES), new WorkloadSource.LogListener() {
            @Override
            public void lines(List<LogEntry> lines) {
                take(lines);
            }

            @Override
            public void state(Optional<Failure> failure) {
                bridge.run(() -> {
                    if (open.get()) {
                        listener.state(failure);
                    }
                });
            }
        });
    }

    private void take(List<LogEntry> lines) {
        synchronized (lock) {
            waiting.addAll(lines);
            while (waiting.size() > MAX_WAITING) {
                waiting.remove();
                leftOut++;
            }
        }
        bridge.conflate(this, this::hand);
    }

    private void hand() {
        List<LogEntry> lines;
        long missing;
        synchronized (lock) {
            lines = new ArrayList<>(waiting);
            missing = leftOut;
            waiting.clear();
            leftOut = 0;
        }
        if (open.get() && !lines.isEmpty()) {
            listener.lines(lines, missing);
        }
    }

    @Override
    public void close() {
        open.set(false);
        following.close();
    }
}
