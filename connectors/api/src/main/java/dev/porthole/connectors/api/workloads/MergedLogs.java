package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
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

/** Lines of several containers as one log, by time. */
public final class MergedLogs {

    private static final int AT_ONCE = 8;

    private final WorkloadSource source;

    public MergedLogs(WorkloadSource source) {
        this.source = source;
    }

    /**
     * Lines that are there now, oldest first. A container that cannot be read is named in a note; only when none can is
     * it a failure, the first one's.
     */
    public Outcome<List<LogEntry>> read(List<PodLogQuery> queries, Deadline deadline) {
        List<Callable<Outcome<List<LogEntry>>>> readings = queries.stream()
                .<Callable<Outcome<List<LogEntry>>>>map(query -> () -> source.logs(query, deadline))
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

    private static Outcome<List<LogEntry>> merged(
            List<PodLogQuery> queries, List<Future<Outcome<List<LogEntry>>>> readings) throws InterruptedException {
        List<LogEntry> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Optional<Failure> first = Optional.empty();
        int failed = 0;
        for (int i = 0; i < readings.size(); i++) {
            switch (done(readings.get(i))) {
                case Outcome.Success<List<LogEntry>>(var found, var said) -> {
                    lines.addAll(found);
                    notes.addAll(said);
                }
                case Outcome.Failed<List<LogEntry>>(var failure) -> {
                    failed++;
                    first = first.or(() -> Optional.of(failure));
                    notes.add(queries.get(i).pod() + " " + queries.get(i).container() + ": "
                            + failure.detail().toString());
                }
            }
        }
        if (failed > 0 && failed == readings.size()) {
            return Outcome.failed(first.orElseThrow());
        }
        lines.sort(Comparator.comparingLong(LogEntry::timeNanos));
        return Outcome.of(List.copyOf(lines), notes);
    }

    private static Outcome<List<LogEntry>> done(Future<Outcome<List<LogEntry>>> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("reading logs failed", bug.getCause());
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
