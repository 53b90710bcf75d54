package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.api.workloads.UsageSample;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.demo.logs.LogLine;
import dev.porthole.connectors.demo.logs.LogLines;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Workload;
import dev.porthole.connectors.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sample shop's cluster. One thread tells the time to those who listen, and none runs while nobody does. */
final class DemoWorkloads implements WorkloadSource {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWorkloads.class);

    /** How far back a container's lines are kept. */
    private static final long KEPT_SECONDS = 3_600;

    private static final int DEFAULT_TAIL = 1_000;
    private static final int BEATS_A_SECOND = 2;

    private final Gate gate = new Gate("Demo cluster");
    private final World world;
    private final LogLines lines;
    private final InstantSource clock;
    private final Pods pods;
    private final Details details;
    private final ScheduledExecutorService beat;
    private final LivePods live;

    DemoWorkloads(World world, LogLines lines, InstantSource clock) {
        this.world = world;
        this.lines = lines;
        this.clock = clock;
        this.pods = new Pods(world);
        this.details = new Details(world);
        this.beat = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("demo-cluster").factory());
        this.live = new LivePods(pods, clock, beat);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return gate.identity(deadline);
    }

    @Override
    public Live<PodTable> pods() {
        return live;
    }

    @Override
    public Outcome<List<String>> namespaces(Deadline deadline) {
        return gate.answer(
                deadline,
                () -> Outcome.of(world.workloads().stream()
                        .map(Workload::namespace)
                        .distinct()
                        .sorted()
                        .toList()));
    }

    @Override
    public Outcome<List<ClusterEvent>> events(String namespace, Deadline deadline) {
        return gate.answer(
                deadline,
                () -> Outcome.of(new Events(world)
                        .before(clock.millis()).stream()
                                .filter(event ->
                                        namespace.isEmpty() || event.namespace().equals(namespace))
                                .toList()));
    }

    @Override
    public Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline) {
        return gate.answer(deadline, () -> {
            long now = clock.millis();
            Optional<Life> found = find(query.pod(), now);
            if (found.isEmpty()) {
                return Outcome.failed(new Failure.NotFound(query.pod().toString(), Detail.of("demo.no-pod")));
            }
            Life life = found.get();
            if (!query.container().isEmpty() && !query.container().equals(life.container())) {
                return Outcome.failed(new Failure.NotFound(
                        query.pod().toString(), Detail.of("demo.no-container", query.container())));
            }
            Life.Stop last = life.lastStop(now);
            if (query.previous() && (last == null || life.workload().habit() == Workload.Habit.JOB)) {
                return Outcome.failed(new Failure.NotFound(
                        query.pod().toString(),
                        Detail.said("previous terminated container \"" + life.container() + "\" not found")));
            }
            return Outcome.of(kept(life, query, now, deadline));
        });
    }

    private Optional<Life> find(PodKey key, long timeMs) {
        return world.lives(timeMs, timeMs).stream()
                .filter(life -> life.exists(timeMs)
                        && life.pod().equals(key.name())
                        && life.workload().namespace().equals(key.namespace()))
                .findFirst();
    }

    private List<LogEntry> kept(Life life, PodLogQuery query, long now, Deadline deadline) {
        Life.Stop last = life.lastStop(now);
        long from = life.fromMs();
        long to = now;
        if (last != null && query.previous()) {
            to = last.atMs() + 999;
            from = last.atMs() > life.fromMs() ? life.startedMs(last.atMs() - 1) : from;
        } else if (last != null && life.workload().habit() != Workload.Habit.JOB) {
            from = life.runs(now) ? last.backMs() : last.atMs();
        }
        var since = query.since();
        from = Math.max(since == null ? 0 : since.toEpochMilli(), Math.max(from, to - KEPT_SECONDS * 1000));
        int tail = query.tailLines() == 0 ? Integer.MAX_VALUE : query.tailLines();
        var reader = lines.reader(other -> other.uid().equals(life.uid()) && other.fromMs() == life.fromMs());
        List<LogEntry> newestFirst = new ArrayList<>();
        for (long second = to / 1000; second >= from / 1000 && newestFirst.size() < tail; second--) {
            gate.pass(deadline);
            List<LogLine> here = reader.second(second);
            here.sort(Comparator.comparingLong(LogLine::timeNanos).reversed());
            for (LogLine line : here) {
                long at = line.timeNanos() / 1_000_000;
                if (at >= from && at <= to && newestFirst.size() < tail) {
                    newestFirst.add(line.entry());
                }
            }
        }
        return newestFirst.reversed();
    }

    @Override
    public Outcome<PodDetail> describe(PodKey pod, Deadline deadline) {
        return gate.answer(deadline, () -> {
            long now = clock.millis();
            Optional<Life> life = find(pod, now);
            Optional<Pod> shown = Optional.ofNullable(pods.at(now).pods().get(pod));
            return life.isPresent() && shown.isPresent()
                    ? Outcome.of(details.pod(life.get(), shown.get()))
                    : Outcome.failed(new Failure.NotFound(pod.toString(), Detail.of("demo.no-pod")));
        });
    }

    /** Nothing but the demo's metrics measures: it has no metrics-server. */
    @Override
    public Outcome<Map<String, UsageSample>> usage(PodKey pod, Deadline deadline) {
        return gate.answer(
                deadline, () -> Outcome.failed(new Failure.NotFound(pod.toString(), Detail.of("demo.not-measured"))));
    }

    @Override
    public Outcome<NodeState> node(String name, Deadline deadline) {
        return gate.answer(
                deadline,
                () -> world.nodes().contains(name)
                        ? Outcome.of(details.node(name))
                        : Outcome.failed(new Failure.NotFound(name, Detail.of("demo.no-node"))));
    }

    @Override
    public Outcome<List<Revision>> revisions(String namespace, Pod.Owner owner, Deadline deadline) {
        return gate.answer(
                deadline,
                () -> Outcome.of(world.workloads().stream()
                        .filter(workload -> workload.namespace().equals(namespace)
                                && workload.kind().equals(owner.kind())
                                && workload.name().equals(owner.name()))
                        .findFirst()
                        .map(workload -> details.revisions(workload, clock.millis()))
                        .orElse(List.of())));
    }

    @Override
    public Outcome<List<ClusterService>> services(String namespace, Deadline deadline) {
        return gate.answer(deadline, () -> Outcome.of(details.services(namespace)));
    }

    @Override
    public Subscription follow(PodLogQuery query, LogListener listener) {
        var following = new Following(query, listener);
        ScheduledFuture<?> task =
                beat.scheduleWithFixedDelay(following, 0, 1_000 / BEATS_A_SECOND, TimeUnit.MILLISECONDS);
        return () -> task.cancel(false);
    }

    /** Hands on what was written since it last looked. */
    private final class Following implements Runnable {

        private final PodLogQuery query;
        private final LogListener listener;
        private long saidNanos;
        private boolean first = true;
        private boolean broken;

        Following(PodLogQuery query, LogListener listener) {
            this.query = query;
            this.listener = listener;
        }

        @Override
        public void run() {
            try {
                look();
            } catch (RuntimeException broken) {
                LOG.warn("A listener to the demo's lines failed", broken);
            }
        }

        private void look() {
            int tail = first && query.since() == null ? query.tailLines() : 0;
            var since = first ? query.since() : Instant.ofEpochSecond(0, saidNanos);
            var ask = new PodLogQuery(query.pod(), query.container(), false, since, first ? tail : DEFAULT_TAIL);
            switch (logs(ask, Deadline.after(Duration.ofSeconds(5)))) {
                case Outcome.Failed<List<LogEntry>>(var failure) -> {
                    if (!broken) {
                        listener.state(Optional.of(failure));
                    }
                    broken = true;
                }
                case Outcome.Success<List<LogEntry>>(var all, var notes) -> {
                    if (first || broken) {
                        listener.state(Optional.empty());
                    }
                    first = false;
                    broken = false;
                    List<LogEntry> fresh = all.stream()
                            .filter(entry -> entry.timeNanos() > saidNanos)
                            .toList();
                    if (!fresh.isEmpty()) {
                        saidNanos = fresh.getLast().timeNanos();
                        listener.lines(fresh);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        gate.close();
        beat.shutdownNow();
    }
}
