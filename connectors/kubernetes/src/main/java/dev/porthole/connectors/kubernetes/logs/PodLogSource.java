package dev.porthole.connectors.kubernetes.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.FieldValue;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogField;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.logs.fields.FieldCount;
import dev.porthole.connectors.api.logs.query.LogMistake;
import dev.porthole.connectors.api.logs.query.LogQueryLanguage;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs without a search server: the lines that the kubelets still have, of several pods, merged by time and searched
 * here. Only the newest lines of each container are read, and only so many containers; the answer says when that left
 * something out. KQL is evaluated here; Lucene is read as plain words.
 */
public final class PodLogSource implements LogSource {

    private static final Logger LOG = LoggerFactory.getLogger(PodLogSource.class);

    static final int CONTAINERS = 40;
    static final int LINES = 2_000;
    private static final int AT_ONCE = 8;
    private static final String KUBELET = "kubelet";

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofDays(1));

    private final WorkloadSource workloads;
    private final RecentLines lines;
    private final Supplier<? extends Collection<Pod>> pods;
    private final LogQueryLanguage kql;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    /** @param pods those whose logs are meant, asked anew for each search */
    public PodLogSource(
            WorkloadSource workloads,
            Supplier<? extends Collection<Pod>> pods,
            LogQueryLanguage kql,
            InstantSource clock) {
        this.workloads = workloads;
        this.kql = kql;
        this.lines = new RecentLines(workloads, LINES);
        this.pods = pods;
        this.clock = clock;
    }

    /** The lines of an earlier search that have not been handed out yet. */
    private record Rest(List<LogEntry> entries, int from, boolean complete, List<Detail> notes)
            implements LogPage.Cursor {}

    /** A container to read. */
    private record Target(Pod pod, String container) {}

    /** Matching lines, newest first. */
    private record Found(List<LogEntry> entries, boolean complete, List<Detail> notes) {}

    @Override
    public Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline) {
        if (after instanceof Rest rest) {
            return Outcome.of(page(rest, limit), rest.notes());
        }
        return gather(query, deadline)
                .then(found -> Outcome.of(
                        page(
                                new Rest(inOrder(found.entries(), query.order()), 0, found.complete(), found.notes()),
                                limit),
                        found.notes()));
    }

    private static List<LogEntry> inOrder(List<LogEntry> newestFirst, LogQuery.Order order) {
        return order == LogQuery.Order.NEWEST_FIRST ? newestFirst : newestFirst.reversed();
    }

    private static LogPage page(Rest rest, int limit) {
        int all = rest.entries().size();
        int end = Math.min(all, rest.from() + Math.max(1, limit));
        return new LogPage(
                rest.entries().subList(Math.min(rest.from(), all), end),
                all,
                rest.complete(),
                Duration.ZERO,
                "",
                end < all ? new Rest(rest.entries(), end, rest.complete(), rest.notes()) : null);
    }

    @Override
    public Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline) {
        return gather(query, deadline).then(found -> Outcome.of(count(query, buckets, found), found.notes()));
    }

    private static LogHistogram count(LogQuery query, int wanted, Found found) {
        long startMs = query.range().start().toEpochMilli();
        long endMs = query.range().end().toEpochMilli();
        long stepMs = STEPS.stream()
                .mapToLong(Duration::toMillis)
                .filter(step -> (endMs - startMs) / step <= Math.max(1, wanted))
                .findFirst()
                .orElse(Duration.ofDays(1).toMillis());
        long first = Math.floorDiv(startMs, stepMs) * stepMs;
        int buckets = (int) ((endMs - first) / stepMs) + 1;
        var counts = new EnumMap<LogLevel, long[]>(LogLevel.class);
        for (LogEntry entry : found.entries()) {
            int bucket = (int) ((entry.timeNanos() / 1_000_000 - first) / stepMs);
            counts.computeIfAbsent(entry.level(), level -> new long[buckets])[Math.clamp(bucket, 0, buckets - 1)]++;
        }
        return new LogHistogram(first, stepMs, buckets, counts);
    }

    @Override
    public boolean isIndexed() {
        return false;
    }

    @Override
    public Outcome<List<LogField>> fields(Deadline deadline) {
        var all = LogQuery.all(TimeRange.last(Duration.ofHours(1), clock.instant()));
        return gather(all, deadline).map(found -> {
            var names = new TreeMap<String, LogField>();
            for (LogEntry entry : found.entries()) {
                entry.fields().keySet().forEach(name -> names.put(name, new LogField(name, "text", true, false)));
            }
            return List.copyOf(names.values());
        });
    }

    /** The first part of a query that is wrong, if there is one. */
    private Optional<Failure> mistake(LogQuery query) {
        if (query.language() == LogQuery.Language.KQL) {
            Optional<LogMistake> wrong = kql.check(query.text());
            if (wrong.isPresent()) {
                return wrong.map(one -> new Failure.BadQuery(KUBELET, one.detail(), one.at() + 1));
            }
        }
        return query.filters().stream()
                .filter(filter -> filter.subject() == LogFilter.Subject.CONDITION)
                .flatMap(filter -> kql.check(filter.value()).stream())
                .findFirst()
                .map(one -> new Failure.BadQuery(KUBELET, one.detail(), 0));
    }

    @Override
    public Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline) {
        return gather(query.withText(""), deadline)
                .map(found -> new FieldCount().addAll(found.entries()).values(field, start, most));
    }

    private Outcome<Found> gather(LogQuery query, Deadline deadline) {
        Optional<Failure> mistake = mistake(query);
        if (mistake.isPresent()) {
            return Outcome.failed(mistake.get());
        }
        List<Target> targets = targets(query);
        var notes = new ArrayList<Detail>();
        if (targets.size() > CONTAINERS) {
            notes.add(Detail.of("logs.some-containers", CONTAINERS, targets.size()));
            targets = targets.subList(0, CONTAINERS);
        }
        var filter = new PodLogFilter(query, kql);
        var entries = new ArrayList<LogEntry>();
        var failures = new ArrayList<Failure>();
        boolean complete = notes.isEmpty();
        for (Outcome<RecentLines.Lines> outcome : read(targets, query, deadline)) {
            switch (outcome) {
                case Outcome.Success<RecentLines.Lines>(var lines, var remarks) -> {
                    complete &= lines.whole();
                    lines.entries().stream().filter(filter).forEach(entries::add);
                }
                case Outcome.Failed<RecentLines.Lines>(var failure) -> failures.add(failure);
            }
        }
        if (!failures.isEmpty() && failures.size() == targets.size()) {
            return Outcome.failed(failures.getFirst());
        }
        if (!complete && notes.isEmpty()) {
            notes.add(Detail.of("logs.newest", LINES));
        }
        if (!failures.isEmpty()) {
            notes.add(Detail.of("logs.unread", failures.size(), targets.size(), failures.getFirst()));
        }
        // What one container printed in one moment stays in its order, the last first.
        entries.sort(Comparator.comparingLong(LogEntry::timeNanos));
        return Outcome.of(
                new Found(List.copyOf(entries.reversed()), complete && failures.isEmpty(), List.copyOf(notes)));
    }

    private List<Target> targets(LogQuery query) {
        var targets = new ArrayList<Target>();
        for (Pod pod : pods.get()) {
            if (query.filters().stream().allMatch(filter -> mayHold(filter, pod))) {
                for (Pod.Container container : pod.containers()) {
                    if (!container.init()) {
                        targets.add(new Target(pod, container.name()));
                    }
                }
            }
        }
        return targets;
    }

    private static boolean mayHold(LogFilter filter, Pod pod) {
        String value = switch (filter.subject()) {
            case NAMESPACE -> pod.key().namespace();
            case POD -> pod.key().name();
            case NODE -> pod.node();
            case CONTAINER, SERVICE, TRACE, FIELD, CONDITION -> null;
        };
        return value == null || value.equals(filter.value()) != filter.negated();
    }

    private List<Outcome<RecentLines.Lines>> read(List<Target> targets, LogQuery query, Deadline deadline) {
        var outcomes = new ArrayList<Outcome<RecentLines.Lines>>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Outcome<RecentLines.Lines>>>();
            for (Target target : targets) {
                running.add(threads.submit(() -> read(target, query, deadline)));
            }
            try {
                for (Future<Outcome<RecentLines.Lines>> one : running) {
                    outcomes.add(done(one));
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                return List.of(Outcome.failed(new Failure.Cancelled(KUBELET, Detail.NONE)));
            }
        }
        return outcomes;
    }

    /** A reading that throws has failed, and the others have not. */
    private static Outcome<RecentLines.Lines> done(Future<Outcome<RecentLines.Lines>> reading)
            throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException bug) {
            LOG.error("Reading a log failed", bug.getCause());
            return Outcome.failed(new Failure.Unparseable(KUBELET, Detail.ownFault(bug.getCause())));
        }
    }

    private Outcome<RecentLines.Lines> read(Target target, LogQuery query, Deadline deadline)
            throws InterruptedException {
        slots.acquire();
        try {
            return lines.read(target.pod(), target.container(), query.range().start(), deadline);
        } finally {
            slots.release();
        }
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return workloads.probe(deadline).map(identity -> new Identity(KUBELET, identity.version(), identity.where()));
    }

    /** The workloads stay open: they belong to whoever gave them. */
    @Override
    public void close() {}
}
