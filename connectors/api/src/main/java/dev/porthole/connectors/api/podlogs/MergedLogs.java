package dev.porthole.connectors.api.podlogs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.api.workloads.WorkloadSource.LogListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lines of several containers as one log, by time. Those of one container stay in the order in which it printed them, even
 * where their stamps are not. What is held is bounded: of more than that, the oldest lines of each container are left out.
 */
public final class MergedLogs {

    private static final int AT_ONCE = 8;
    private static final long MOST_BYTES = 64L << 20;
    private static final long LEAST_BYTES = 1L << 20;

    private final WorkloadSource source;

    public MergedLogs(WorkloadSource source) {
        this.source = source;
    }

    /**
     * Lines that are there now, oldest first. A container that cannot be read is named in a note; only when none can is
     * it a failure, the first one's.
     */
    public Outcome<List<LogEntry>> read(List<PodLogQuery> queries, Deadline deadline) {
        long share = Math.max(LEAST_BYTES, MOST_BYTES / Math.max(1, queries.size()));
        List<Callable<Outcome<List<LogEntry>>>> readings = queries.stream()
                .<Callable<Outcome<List<LogEntry>>>>map(
                        query -> () -> newest(query, source.logs(query, deadline), share))
                .toList();
        // Its threads are interrupted when the one that waits is.
        ExecutorService readers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("merge logs").factory());
        try {
            return merged(queries, readers.invokeAll(readings));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled("logs", ""));
        } finally {
            readers.shutdownNow();
        }
    }

    private static Outcome<List<LogEntry>> newest(PodLogQuery query, Outcome<List<LogEntry>> read, long most) {
        return read.then(lines -> {
            long bytes = 0;
            int from = lines.size();
            while (from > 0 && bytes + lines.get(from - 1).bytes() <= most) {
                bytes += lines.get(--from).bytes();
            }
            return from == 0
                    ? Outcome.of(lines)
                    : Outcome.of(
                            List.copyOf(lines.subList(from, lines.size())),
                            List.of(Detail.of("logs.older", container(query), from)));
        });
    }

    private static String container(PodLogQuery query) {
        return query.pod() + " " + query.container();
    }

    private static Outcome<List<LogEntry>> merged(
            List<PodLogQuery> queries, List<Future<Outcome<List<LogEntry>>>> readings) throws InterruptedException {
        List<Placed> lines = new ArrayList<>();
        List<Detail> notes = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            switch (done(queries.get(i), readings.get(i))) {
                case Outcome.Success<List<LogEntry>>(var found, var said) -> {
                    place(found, lines);
                    notes.addAll(said);
                }
                case Outcome.Failed<List<LogEntry>>(var failure) -> {
                    failures.add(failure);
                    notes.add(Detail.of("logs.container", container(queries.get(i)), failure));
                }
            }
        }
        if (!failures.isEmpty() && failures.size() == readings.size()) {
            return Outcome.failed(failures.getFirst());
        }
        lines.sort(Comparator.comparingLong(Placed::at));
        return Outcome.of(lines.stream().map(Placed::line).toList(), notes);
    }

    /** @param at its own time, or that of an earlier line of the same container that is stamped later */
    private record Placed(LogEntry line, long at) {}

    private static void place(List<LogEntry> ofOne, List<Placed> all) {
        long latest = Long.MIN_VALUE;
        for (LogEntry line : ofOne) {
            latest = Math.max(latest, line.timeNanos());
            all.add(new Placed(line, latest));
        }
    }

    /** A reading that throws has failed, and the others have not. */
    private static Outcome<List<LogEntry>> done(PodLogQuery query, Future<Outcome<List<LogEntry>>> reading)
            throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException bug) {
            return Outcome.failed(new Failure.Unparseable(query.pod().toString(), Detail.ownFault(bug.getCause())));
        }
    }

    /**
     * Lines as they are written, until closed. Lines that come together are in the order of their time; a line may come
     * after a younger one of another container. One that breaks is told, and the others go on.
     */
    public Subscription follow(List<PodLogQuery> queries, LogListener listener) {
        var together = new Together(listener);
        List<Subscription> open = new ArrayList<>();
        for (PodLogQuery query : queries) {
            open.add(source.follow(query, together.of(query)));
        }
        return () -> open.forEach(Subscription::close);
    }

    /** Hands on what several streams say, one at a time. */
    private static final class Together {
        private final LogListener listener;
        private final Map<PodLogQuery, Failure> broken = new LinkedHashMap<>();

        Together(LogListener listener) {
            this.listener = listener;
        }

        LogListener of(PodLogQuery query) {
            return new LogListener() {
                @Override
                public void lines(List<LogEntry> lines) {
                    synchronized (Together.this) {
                        listener.lines(lines);
                    }
                }

                @Override
                public void state(Optional<Failure> failure) {
                    synchronized (Together.this) {
                        failure.ifPresentOrElse(why -> broken.put(query, why), () -> broken.remove(query));
                        listener.state(broken.values().stream().findFirst());
                    }
                }
            };
        }
    }
}
