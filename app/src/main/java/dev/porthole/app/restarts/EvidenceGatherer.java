package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.RestartEvidence;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Asks everybody who may know why a container ended. Blocks. */
public final class EvidenceGatherer {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration BEFORE = Duration.ofMinutes(15);
    private static final int LINES = 200;

    private final Workloads workloads;
    private final UsageSource usage;
    private final BooleanSupplier linesToo;
    private final InstantSource clock;

    /** Asks whichever cluster there is at the moment. */
    @FunctionalInterface
    public interface Workloads {
        <T> Outcome<T> ask(Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<T>> question);
    }

    /** @param linesToo whether log lines may be kept; they may hold what should not be copied */
    public EvidenceGatherer(Workloads workloads, UsageSource usage, BooleanSupplier linesToo, InstantSource clock) {
        this.workloads = workloads;
        this.usage = usage;
        this.linesToo = linesToo;
        this.clock = clock;
    }

    /**
     * @param pod as it is now, or was when it went; empty when that is not known
     * @param imageBefore what the container ran when it was last seen; empty when not known
     */
    RestartEvidence gather(ContainerRestart restart, Optional<Pod> pod, String imageBefore) {
        // The lines first: they are what the next crash overwrites.
        var query = new PodLogQuery(restart.pod(), restart.container(), true, null, LINES);
        var lines = keepsLines()
                ? workloads.ask(limit(), (source, deadline) -> source.logs(query, deadline))
                : Outcome.<List<LogEntry>>failed(switchedOff(restart));
        Outcome<List<ClusterEvent>> events = workloads
                .<List<ClusterEvent>>ask(
                        limit(),
                        (source, deadline) -> source.events(restart.pod().namespace(), deadline))
                .map(all -> all.stream().filter(event -> isOf(restart, event)).toList());
        Instant end = restart.ended().finishedAt();
        return new RestartEvidence(
                restart,
                lines,
                events,
                usage.usage(restart.pod(), restart.container(), new TimeRange(end.minus(BEFORE), end), limit()),
                node(pod),
                revisions(restart, pod),
                new RestartEvidence.Images(
                        pod.flatMap(there -> there.container(restart.container()))
                                .map(Pod.Container::image)
                                .orElse(""),
                        imageBefore),
                clock.instant());
    }

    /** Whether log lines may be kept at the moment. */
    boolean keepsLines() {
        return linesToo.getAsBoolean();
    }

    /** Why there are no lines although somebody could have read them. */
    static Failure switchedOff(ContainerRestart restart) {
        return new Failure.Unsupported(restart.pod().toString(), Detail.of("app.linesOff"));
    }

    private static Deadline limit() {
        return Deadline.after(LIMIT);
    }

    private static boolean isOf(ContainerRestart restart, ClusterEvent event) {
        return event.objectKind().equals("Pod")
                && event.objectName().equals(restart.pod().name());
    }

    private Outcome<NodeState> node(Optional<Pod> pod) {
        return pod.map(Pod::node)
                .filter(name -> !name.isEmpty())
                .map(name -> workloads.<NodeState>ask(limit(), (source, deadline) -> source.node(name, deadline)))
                .orElseGet(() -> Outcome.failed(new Failure.NotFound("Kubernetes", "")));
    }

    private Outcome<List<Revision>> revisions(ContainerRestart restart, Optional<Pod> pod) {
        return pod.map(there -> workloads.<List<Revision>>ask(
                        limit(),
                        (source, deadline) -> source.revisions(restart.pod().namespace(), there.owner(), deadline)))
                .orElseGet(
                        () -> Outcome.failed(new Failure.NotFound(restart.pod().toString(), "")));
    }
}
