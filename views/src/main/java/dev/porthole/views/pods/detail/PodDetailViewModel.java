package dev.porthole.views.pods.detail;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.LatestOnlyTask;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Looks into one pod at a time: its description, and what its containers use. UI thread only. */
public final class PodDetailViewModel {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final ObservableValue<@Nullable WorkloadSource> workloads;
    private final UsageSource usages;
    private final TimeCursor time;
    private final InstantSource clock;
    private final LatestOnlyTask describing;
    private final LatestOnlyTask measuring;
    private final ReadOnlyObjectWrapper<Optional<Pod>> pod = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Observation<PodDetail>> detail =
            new ReadOnlyObjectWrapper<>(new Observation.Pending<>());
    private final ReadOnlyObjectWrapper<Observation<Map<String, ContainerUsage>>> usage =
            new ReadOnlyObjectWrapper<>(new Observation.Pending<>());

    /** @param workloads null until there is a cluster */
    public PodDetailViewModel(
            ObservableValue<@Nullable WorkloadSource> workloads,
            UsageSource usages,
            TimeCursor time,
            UiBridge bridge,
            InstantSource clock) {
        this.workloads = workloads;
        this.usages = usages;
        this.time = time;
        this.clock = clock;
        this.describing = new LatestOnlyTask(bridge);
        this.measuring = new LatestOnlyTask(bridge);
        time.choiceProperty()
                .addListener((property, before, now) -> pod.get().ifPresent(shown -> {
                    usage.set(new Observation.Pending<>());
                    measure(shown);
                }));
    }

    /** Empty while none is chosen. */
    public ReadOnlyObjectProperty<Optional<Pod>> podProperty() {
        return pod.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Observation<PodDetail>> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Whether the cluster has it no more. */
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    public void setGone(boolean isGone) {
        gone.set(isGone);
    }

    /** By container, for the range that is looked at. */
    ReadOnlyObjectProperty<Observation<Map<String, ContainerUsage>>> usageProperty() {
        return usage.getReadOnlyProperty();
    }

    public void look(Pod chosen) {
        pod.set(Optional.of(chosen));
        gone.set(false);
        detail.set(new Observation.Pending<>());
        describe(chosen);
        usage.set(new Observation.Pending<>());
        measure(chosen);
    }

    /** Asks again about the same pod; what is known of it stays until there are answers. */
    public void refresh(Pod now) {
        pod.set(Optional.of(now));
        if (!describing.isAsking()) {
            describe(now);
        }
        if (!measuring.isAsking()) {
            measure(now);
        }
    }

    private void describe(Pod chosen) {
        WorkloadSource source = workloads.getValue();
        if (source == null) {
            hear(detail, Outcome.failed(new Failure.NotFound("Kubernetes", "")));
        } else {
            describing.ask(
                    "describe " + chosen.key(),
                    () -> source.describe(chosen.key(), Deadline.after(LIMIT)),
                    answer -> hear(detail, answer));
        }
    }

    private <T> void hear(ReadOnlyObjectWrapper<Observation<T>> kept, Outcome<T> answer) {
        Observation<T> before = kept.get();
        Observation<T> after = before.after(answer, clock.instant());
        // What says the same is not shown anew: somebody may be reading it.
        if (!after.known().equals(before.known()) || !Objects.equals(after.problem(), before.problem())) {
            kept.set(after);
        }
    }

    private void measure(Pod chosen) {
        TimeRange range = time.choiceProperty().get().at(clock.instant());
        measuring.ask("usage of " + chosen.key(), () -> usages(chosen, range), answer -> hear(usage, answer));
    }

    private Outcome<Map<String, ContainerUsage>> usages(Pod chosen, TimeRange range) {
        Deadline deadline = Deadline.after(LIMIT);
        Map<String, ContainerUsage> all = new LinkedHashMap<>();
        for (Pod.Container container : chosen.containers()) {
            switch (usages.usage(chosen.key(), container.name(), range, deadline)) {
                case Outcome.Success<ContainerUsage>(var found, var notes) -> all.put(container.name(), found);
                case Outcome.Failed<ContainerUsage>(var failure) -> {
                    return Outcome.failed(failure);
                }
            }
        }
        return Outcome.of(all);
    }

    public void close() {
        describing.cancel();
        measuring.cancel();
        pod.set(Optional.empty());
    }
}
