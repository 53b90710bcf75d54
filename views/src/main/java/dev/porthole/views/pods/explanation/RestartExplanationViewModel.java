package dev.porthole.views.pods.explanation;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.RestartArchive;
import dev.porthole.connectors.api.workloads.RestartEvidence;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Tells why one pod restarted: from the evidence that was kept when it happened, or, where there is none, from what the
 * cluster still knows. UI thread only.
 */
public final class RestartExplanationViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration BEFORE = Duration.ofMinutes(15);
    private static final int LINES = 200;

    private final ObservableValue<@Nullable WorkloadSource> workloads;
    private final RestartArchive archive;
    private final UsageSource usages;
    private final InstantSource clock;
    private final LatestOnlyTask lines;
    private final LatestOnlyTask events;
    private final LatestOnlyTask usage;
    private final LatestOnlyTask node;
    private final LatestOnlyTask revisions;
    private final ReadOnlyObjectWrapper<Optional<RestartExplanation>> story =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param workloads null until there is a cluster
     * @param archive the evidence that was kept
     */
    public RestartExplanationViewModel(
            ObservableValue<@Nullable WorkloadSource> workloads,
            RestartArchive archive,
            UsageSource usages,
            UiBridge bridge,
            InstantSource clock) {
        this.workloads = workloads;
        this.archive = archive;
        this.usages = usages;
        this.clock = clock;
        this.lines = new LatestOnlyTask(bridge);
        this.events = new LatestOnlyTask(bridge);
        this.usage = new LatestOnlyTask(bridge);
        this.node = new LatestOnlyTask(bridge);
        this.revisions = new LatestOnlyTask(bridge);
    }

    /** Empty while no pod is chosen. */
    public ReadOnlyObjectProperty<Optional<RestartExplanation>> storyProperty() {
        return story.getReadOnlyProperty();
    }

    /**
     * Tells another pod's story, of its newest restart; what was asked for the one before is given up.
     *
     * @param restarts that are known of the pod, the newest first
     */
    public void tell(Pod pod, List<ContainerRestart> restarts) {
        Optional<Pod.Container> chosen = mostTelling(pod);
        if (chosen.isEmpty()) {
            close();
            return;
        }
        Optional<ContainerRestart> newest = restarts.stream()
                .filter(restart -> restart.container().equals(chosen.get().name()))
                .findFirst();
        begin(pod, chosen.get(), restarts, newest);
    }

    /**
     * The same pod a while later. A new restart is told at once where the newest was told before; whoever looks at an
     * older one goes on with that.
     */
    public void keepUp(Pod pod, List<ContainerRestart> restarts) {
        story.get().ifPresentOrElse(told -> keepUp(told, pod, restarts), () -> tell(pod, restarts));
    }

    private void keepUp(RestartExplanation told, Pod pod, List<ContainerRestart> restarts) {
        boolean another = !restarts.equals(told.restarts());
        boolean waits = told.ended().isEmpty() && !pod.equals(told.pod());
        if (!another && !waits) {
            return;
        }
        boolean atNewest = told.restarts().isEmpty()
                || told.chosen().equals(Optional.of(told.restarts().getFirst()));
        if (atNewest) {
            tell(pod, restarts);
        } else {
            story.set(Optional.of(told.withRestarts(restarts)));
        }
    }

    /** Tells another restart of the same pod. */
    public void choose(ContainerRestart restart) {
        story.get()
                .ifPresent(now -> now.pod()
                        .container(restart.container())
                        .ifPresent(container -> begin(now.pod(), container, now.restarts(), Optional.of(restart))));
    }

    public void close() {
        List.of(lines, events, usage, node, revisions).forEach(LatestOnlyTask::cancel);
        story.set(Optional.empty());
    }

    private void begin(
            Pod pod, Pod.Container container, List<ContainerRestart> restarts, Optional<ContainerRestart> restart) {
        Optional<RestartEvidence> kept = restart.flatMap(archive::of);
        boolean newest = restart.map(it -> it.count() == container.restarts()).orElse(true);
        RestartExplanation begun =
                RestartExplanation.begin(pod, container, restarts, restart, !newest && kept.isEmpty());
        story.set(Optional.of(kept.map(evidence -> told(begun, evidence)).orElse(begun)));
        if (kept.isEmpty()) {
            ask(begun);
        }
    }

    private static RestartExplanation told(RestartExplanation begun, RestartEvidence evidence) {
        Instant at = evidence.gatheredAt();
        return begun.kept(at)
                .withLines(observed(evidence.lastLines(), at))
                .withEvents(observed(evidence.events(), at))
                .withUsage(observed(evidence.usage(), at))
                .withNode(observed(evidence.node(), at))
                .withRevisions(observed(evidence.revisions(), at));
    }

    private static <T> Observation<T> observed(Outcome<T> outcome, Instant at) {
        return new Observation.Pending<T>().after(outcome, at);
    }

    private void ask(RestartExplanation begun) {
        Pod pod = begun.pod();
        Pod.Container container = begun.container();
        Instant end = begun.ended().map(Pod.Termination::finishedAt).orElseGet(clock::instant);
        if (!begun.linesLost()) {
            var query =
                    new PodLogQuery(pod.key(), container.name(), begun.ended().isPresent(), null, LINES);
            ask(lines, begun, (source, deadline) -> source.logs(query, deadline), RestartExplanation::withLines);
        }
        ask(
                events,
                begun,
                (source, deadline) ->
                        source.events(pod.key().namespace(), deadline).map(all -> of(pod, all)),
                RestartExplanation::withEvents);
        var range = new TimeRange(end.minus(BEFORE), end);
        ask(
                usage,
                begun,
                (source, deadline) -> usages.usage(pod.key(), container.name(), range, deadline),
                RestartExplanation::withUsage);
        if (!pod.node().isEmpty()) {
            ask(node, begun, (source, deadline) -> source.node(pod.node(), deadline), RestartExplanation::withNode);
        }
        ask(
                revisions,
                begun,
                (source, deadline) -> source.revisions(pod.key().namespace(), pod.owner(), deadline),
                RestartExplanation::withRevisions);
    }

    private <T> void ask(
            LatestOnlyTask asker,
            RestartExplanation begun,
            BiFunction<WorkloadSource, Deadline, Outcome<T>> question,
            BiFunction<RestartExplanation, Observation<T>, RestartExplanation> heard) {
        WorkloadSource source = workloads.getValue();
        Function<Outcome<T>, Observation<T>> now = outcome -> observed(outcome, clock.instant());
        if (source == null) {
            Failure nobody = new Failure.NotFound("Kubernetes", "");
            story.set(story.get().map(told -> heard.apply(told, now.apply(Outcome.failed(nobody)))));
            return;
        }
        asker.ask(
                "story of " + begun.pod().key(),
                () -> question.apply(source, Deadline.after(LIMIT)),
                answer -> story.set(
                        story.get().map(told -> isSame(told, begun) ? heard.apply(told, now.apply(answer)) : told)));
    }

    private static boolean isSame(RestartExplanation told, RestartExplanation begun) {
        return told.pod().equals(begun.pod()) && told.chosen().equals(begun.chosen());
    }

    /** The one that ended last; else one that does not run; else the first. */
    private static Optional<Pod.Container> mostTelling(Pod pod) {
        return pod.containers().stream()
                .min(Comparator.comparing((Pod.Container container) -> end(container))
                        .reversed()
                        .thenComparing(Pod.Container::ready));
    }

    private static Instant end(Pod.Container container) {
        Pod.Termination ended = container.lastTermination();
        return ended == null ? Instant.MIN : ended.finishedAt();
    }

    private static List<ClusterEvent> of(Pod pod, List<ClusterEvent> all) {
        return all.stream()
                .filter(event -> event.objectKind().equals("Pod")
                        && event.objectName().equals(pod.key().name()))
                .sorted(Comparator.comparing(ClusterEvent::at).reversed())
                .toList();
    }
}
