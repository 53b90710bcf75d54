package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read of one object of a pod list or watch, before it becomes a {@link Pod}. Filled by {@link PodReader}. */
final class PodFacts extends ObjectFacts<Pod> {

    private final Shared shared;

    String kind = "";
    String node = "";
    String phase = "";
    String reason = "";
    boolean deleting;
    boolean ready;
    boolean initialized;
    boolean gated;

    int initContainers;
    final Map<String, String> labels = new HashMap<>();
    final List<Owner> owners = new ArrayList<>();
    final Set<String> sidecars = new HashSet<>();
    final Map<String, String> images = new HashMap<>();
    final List<ContainerFacts> containers = new ArrayList<>();

    /** An entry of {@code ownerReferences}. */
    record Owner(String kind, String name, boolean controller) {}

    /** An entry of {@code containerStatuses} or {@code initContainerStatuses}. */
    static final class ContainerFacts {
        boolean init;
        String name = "";
        String image = "";
        boolean ready;
        boolean started;
        int restarts;
        StateFacts state = new StateFacts();
        StateFacts lastState = new StateFacts();
    }

    /** One of waiting, running, terminated. */
    static final class StateFacts {
        boolean waiting;
        boolean running;
        boolean terminated;
        String reason = "";
        String message = "";
        int exitCode;
        int signal;

        @Nullable
        Instant startedAt;

        @Nullable
        Instant finishedAt;
    }

    /** @param shared has values that are shared with other pods */
    PodFacts(Shared shared) {
        this.shared = shared;
    }

    @Override
    Pod object() {
        PodStatus status = PodStatus.of(this);
        var built = new ArrayList<Pod.Container>(containers.size());
        for (ContainerFacts container : containers) {
            built.add(container(container, status));
        }
        if (containers.isEmpty()) {
            images.forEach((container, image) ->
                    built.add(new Pod.Container(shared.one(container), shared.one(image), false, false, 0, "", null)));
        }
        return new Pod(
                new PodKey(shared.one(namespace), name),
                uid,
                shared.one(node),
                shared.one(new OwnerRule().of(this)),
                shared.one(new Pod.State(phase(phase), shared.one(status.text()), ready)),
                createdAt == null ? Instant.EPOCH : createdAt,
                shared.one(new Pod.Content(built, status.ready(), images.size() + sidecars.size(), status.restarts())),
                shared.one(Labels.of(labels)));
    }

    private Pod.Container container(ContainerFacts facts, PodStatus status) {
        boolean init = facts.init && !sidecars.contains(facts.name);
        int restarts = init && status.prepared() ? 0 : facts.restarts;
        Pod.Termination last = termination(facts.lastState);
        if (last == null && facts.restarts == 0) {
            last = termination(facts.state);
        }
        return new Pod.Container(
                shared.one(facts.name),
                shared.one(facts.image),
                init,
                facts.ready,
                restarts,
                shared.one(facts.state.running ? "running" : facts.state.reason),
                last);
    }

    private Pod.@Nullable Termination termination(StateFacts state) {
        if (!state.terminated) {
            return null;
        }
        Instant finished = state.finishedAt == null ? Instant.EPOCH : state.finishedAt;
        return new Pod.Termination(
                shared.one(state.reason),
                state.exitCode,
                state.signal,
                state.message,
                state.startedAt == null ? finished : state.startedAt,
                finished);
    }

    private static Pod.Phase phase(String text) {
        return switch (text) {
            case "Pending" -> Pod.Phase.PENDING;
            case "Running" -> Pod.Phase.RUNNING;
            case "Succeeded" -> Pod.Phase.SUCCEEDED;
            case "Failed" -> Pod.Phase.FAILED;
            default -> Pod.Phase.UNKNOWN;
        };
    }
}
