package dev.porthole.app.engine;

import dev.porthole.connectors.api.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that moves only when told to. */
public final class ManualTimer implements Timer, InstantSource {

    private record Due(Instant at, Runnable action) {}

    private final List<Due> due = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Subscription after(Duration delay, Runnable action) {
        var entry = new Due(now.plus(delay), action);
        due.add(entry);
        return () -> {
            synchronized (this) {
                due.remove(entry);
            }
        };
    }

    public void advance(Duration step) {
        Instant target;
        synchronized (this) {
            target = now.plus(step);
        }
        while (true) {
            Due next;
            synchronized (this) {
                next = due.stream()
                        .filter(entry -> !entry.at.isAfter(target))
                        .min(Comparator.comparing(Due::at))
                        .orElse(null);
                if (next == null) {
                    now = target;
                    return;
                }
                due.remove(next);
                now = next.at;
            }
            next.action.run();
        }
    }

    synchronized int waiting() {
        return due.size();
    }
}
