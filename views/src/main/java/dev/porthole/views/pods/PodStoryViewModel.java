package dev.porthole.views.pods;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.Asker;
import dev.porthole.views.bridge.UiBridge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Asks for the story of one pod at a time. UI thread only. */
public final class PodStoryViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int LINES = 200;

    private final ObservableValue<@Nullable WorkloadSource> workloads;
    private final InstantSource clock;
    private final Asker lines;
    private final Asker events;
    private final ReadOnlyObjectWrapper<Optional<PodStory>> story = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param workloads null until there is a cluster */
    public PodStoryViewModel(
            ObservableValue<@Nullable WorkloadSource> workloads, UiBridge bridge, InstantSource clock) {
        this.workloads = workloads;
        this.clock = clock;
        this.lines = new Asker(bridge);
        this.events = new Asker(bridge);
    }

    /** Empty while no pod is chosen. */
    public ReadOnlyObjectProperty<Optional<PodStory>> storyProperty() {
        return story.getReadOnlyProperty();
    }

    /** Tells another pod's story; what was asked for the one before is given up. */
    public void tell(Pod pod) {
        Optional<Pod.Container> chosen = mostTelling(pod);
        if (chosen.isEmpty()) {
            close();
            return;
        }
        Pod.Container container = chosen.get();
        Optional<Pod.Termination> ended = Optional.ofNullable(container.lastTermination());
        story.set(Optional.of(
                new PodStory(pod, container, ended, new Observation.Pending<>(), new Observation.Pending<>())));
        WorkloadSource source = workloads.getValue();
        if (source == null) {
            Failure nobody = new Failure.NotFound("Kubernetes", "");
            heardLines(pod, Outcome.failed(nobody));
            heardEvents(pod, Outcome.failed(nobody));
            return;
        }
        var query = new PodLogQuery(pod.key(), container.name(), ended.isPresent(), null, LINES);
        lines.ask(
                "last lines of " + pod.key(),
                () -> source.logs(query, Deadline.after(LIMIT)),
                found -> heardLines(pod, found));
        events.ask(
                "events of " + pod.key(),
                () -> source.events(pod.key().namespace(), Deadline.after(LIMIT)),
                found -> heardEvents(pod, found.map(all -> of(pod, all))));
    }

    public void close() {
        lines.cancel();
        events.cancel();
        story.set(Optional.empty());
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

    private void heardLines(Pod pod, Outcome<List<LogEntry>> found) {
        Observation<List<LogEntry>> known = new Observation.Pending<List<LogEntry>>().after(found, clock.instant());
        told(pod).ifPresent(now -> story.set(Optional.of(now.withLines(known))));
    }

    private void heardEvents(Pod pod, Outcome<List<ClusterEvent>> found) {
        Observation<List<ClusterEvent>> known =
                new Observation.Pending<List<ClusterEvent>>().after(found, clock.instant());
        told(pod).ifPresent(now -> story.set(Optional.of(now.withEvents(known))));
    }

    private Optional<PodStory> told(Pod pod) {
        return story.get().filter(now -> now.pod().equals(pod));
    }
}
