package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest lines of containers. They are kept, so that a search that is repeated every few seconds asks a kubelet only
 * for what it has printed since. For several threads at once.
 */
final class RecentLines {

    /** Most containers whose lines are kept. */
    private static final int CONTAINERS = 80;

    private final WorkloadSource workloads;
    private final int most;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > CONTAINERS;
        }
    };

    /** @param most lines of one container, the newest */
    RecentLines(WorkloadSource workloads, int most) {
        this.workloads = workloads;
        this.most = most;
    }

    private record Key(String uid, String container) {}

    /**
     * @param from no line is kept from before
     * @param wholeFrom none is missing from then on
     */
    private record Kept(Instant from, Instant wholeFrom, List<LogEntry> lines) {}

    /**
     * Lines of one container, oldest first.
     *
     * @param whole false when older ones within what was asked for were left out
     */
    record Lines(List<LogEntry> entries, boolean whole) {}

    Outcome<Lines> read(Pod pod, String container, Instant since, Deadline deadline) {
        var key = new Key(pod.uid(), container);
        Optional<Kept> before = known(key).filter(lines -> !lines.from().isAfter(since));
        Instant from = before.filter(lines -> !lines.lines().isEmpty())
                .map(RecentLines::newest)
                .orElse(since);
        var query = new PodLogQuery(pod.key(), container, false, from, most);
        return workloads.logs(query, deadline).map(fresh -> {
            Kept now = joined(before, fresh, from, since);
            keep(key, now);
            return new Lines(now.lines(), !now.wholeFrom().isAfter(since));
        });
    }

    private synchronized Optional<Kept> known(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    private synchronized void keep(Key key, Kept now) {
        kept.put(key, now);
    }

    private Kept joined(Optional<Kept> before, List<LogEntry> fresh, Instant from, Instant since) {
        boolean gap = fresh.size() >= most;
        List<LogEntry> lines = new ArrayList<>();
        Instant wholeFrom = since;
        if (before.isPresent() && !gap) {
            before.get().lines().stream()
                    .filter(line -> !time(line).isBefore(since))
                    .forEach(lines::add);
            wholeFrom = before.get().wholeFrom();
        }
        lines.addAll(before.isPresent() && !gap ? unseen(before.get().lines(), fresh, from) : fresh);
        if (gap || lines.size() > most) {
            lines.subList(0, Math.max(0, lines.size() - most)).clear();
            wholeFrom = time(lines.getFirst());
        }
        return new Kept(since, wholeFrom, List.copyOf(lines));
    }

    /** Without those of the very moment that was asked from, as many as are there already. */
    private static List<LogEntry> unseen(List<LogEntry> known, List<LogEntry> fresh, Instant from) {
        long there = known.stream().filter(line -> time(line).equals(from)).count();
        int again = 0;
        while (again < there && again < fresh.size() && time(fresh.get(again)).equals(from)) {
            again++;
        }
        return fresh.subList(again, fresh.size());
    }

    private static Instant newest(Kept lines) {
        return time(lines.lines().getLast());
    }

    private static Instant time(LogEntry line) {
        return Instant.ofEpochSecond(0, line.timeNanos());
    }
}
