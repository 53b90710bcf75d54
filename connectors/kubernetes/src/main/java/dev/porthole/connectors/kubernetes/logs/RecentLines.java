package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The newest lines of containers. They are kept, so that a search that is repeated every few seconds asks a kubelet only
 * for what it has printed since. For several threads at once.
 */
final class RecentLines {

    /** Most containers whose lines are kept. */
    private static final int CONTAINERS = 80;

    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_BYTES_OF_ONE = 8L << 20;

    private final WorkloadSource workloads;
    private final int most;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param most lines of one container, the newest */
    RecentLines(WorkloadSource workloads, int most) {
        this.workloads = workloads;
        this.most = most;
    }

    private record Key(String uid, String container) {}

    /**
     * @param from no line is kept from before
     * @param wholeFrom none is missing from then on
     * @param bytes of all lines
     */
    private record Kept(Instant from, Instant wholeFrom, List<LogEntry> lines, long bytes) {}

    /**
     * Lines of one container, in the order in which it printed them.
     *
     * @param whole false when older ones within what was asked for were left out
     */
    record Lines(List<LogEntry> entries, boolean whole) {}

    Outcome<Lines> read(Pod pod, String container, Instant since, Deadline deadline) {
        var key = new Key(pod.uid(), container);
        Optional<Kept> before = known(key).filter(lines -> !lines.from().isAfter(since));
        SeenLines seen = seen(before);
        Instant resume = seen.resumeFrom();
        Instant from = resume == null ? since : resume;
        var query = new PodLogQuery(pod.key(), container, false, from, most);
        return workloads.logs(query, deadline).map(fresh -> {
            Kept now = joined(before, fresh, seen, since);
            keep(key, now);
            return new Lines(now.lines(), !now.wholeFrom().isAfter(since));
        });
    }

    private synchronized Optional<Kept> known(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    private synchronized void keep(Key key, Kept now) {
        Kept before = kept.put(key, now);
        bytes += now.bytes() - (before == null ? 0 : before.bytes());
        Iterator<Kept> eldest = kept.values().iterator();
        while ((kept.size() > CONTAINERS || bytes > MOST_BYTES) && kept.size() > 1) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    private static SeenLines seen(Optional<Kept> before) {
        var seen = new SeenLines();
        before.ifPresent(lines -> lines.lines().forEach(line -> isNew(seen, line)));
        seen.again();
        return seen;
    }

    private static boolean isNew(SeenLines seen, LogEntry line) {
        return seen.isNew(
                line.timeNanos(), Objects.hash(line.level(), line.message(), line.stackTrace(), line.fields()));
    }

    private Kept joined(Optional<Kept> before, List<LogEntry> fresh, SeenLines seen, Instant since) {
        List<LogEntry> unseen = fresh.stream().filter(line -> isNew(seen, line)).toList();
        boolean gap = fresh.size() >= most && !seen.hasMet();
        List<LogEntry> lines = new ArrayList<>();
        if (before.isPresent() && !gap) {
            lines.addAll(before.get().lines());
        }
        lines.addAll(gap ? fresh : unseen);
        Instant wholeFrom = before.isPresent() && !gap ? before.get().wholeFrom() : since;
        lines.removeIf(line -> time(line).isBefore(since));
        int all = lines.size();
        long size = 0;
        int first = all;
        while (first > 0 && all - first < most && size + lines.get(first - 1).bytes() <= MOST_BYTES_OF_ONE) {
            size += lines.get(--first).bytes();
        }
        List<LogEntry> newest = List.copyOf(lines.subList(first, all));
        if ((gap || first > 0) && !newest.isEmpty()) {
            wholeFrom = time(newest.getFirst());
        }
        return new Kept(since, wholeFrom, newest, size);
    }

    private static Instant time(LogEntry line) {
        return Instant.ofEpochSecond(0, line.timeNanos());
    }
}
