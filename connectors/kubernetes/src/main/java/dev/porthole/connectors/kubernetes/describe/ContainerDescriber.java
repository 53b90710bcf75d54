package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodDetail.Role;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers of a pod, in the order they run: those that prepare it, those that it is for, those that look into it. */
final class ContainerDescriber {

    private final ProbeWords probes = new ProbeWords();
    private final EnvironmentReader environment = new EnvironmentReader();

    /** @param serialization makes containers of those that look into it, which have a type of their own */
    List<PodDetail.Container> describe(PodSpec spec, PodStatus status, Pod pod, KubernetesSerialization serialization) {
        Map<String, ContainerStatus> statuses = new HashMap<>();
        Stream.of(
                        status.getInitContainerStatuses(),
                        status.getContainerStatuses(),
                        status.getEphemeralContainerStatuses())
                .flatMap(List::stream)
                .forEach(one -> statuses.put(one.getName(), one));
        var described = new ArrayList<PodDetail.Container>();
        for (Container container : spec.getInitContainers()) {
            boolean sidecar = "Always".equals(container.getRestartPolicy());
            described.add(container(container, sidecar ? Role.SIDECAR : Role.INIT, statuses, pod));
        }
        for (Container container : spec.getContainers()) {
            described.add(container(container, Role.MAIN, statuses, pod));
        }
        for (var container : spec.getEphemeralContainers()) {
            described.add(
                    container(serialization.convertValue(container, Container.class), Role.EPHEMERAL, statuses, pod));
        }
        return described;
    }

    private PodDetail.Container container(
            Container container, Role role, Map<String, ContainerStatus> statuses, Pod pod) {
        String name = requireNonNullElse(container.getName(), "");
        ContainerStatus status = requireNonNullElse(statuses.get(name), new ContainerStatus());
        ContainerState state = requireNonNullElse(status.getState(), new ContainerState());
        return new PodDetail.Container(
                pod.container(name)
                        .map(known -> counted(known, status))
                        .orElseGet(() -> unknown(container, name, role)),
                role,
                new PodDetail.Run(
                        requireNonNullElse(status.getImageID(), ""),
                        message(state),
                        Optional.ofNullable(state.getRunning())
                                .map(running -> new ApiTime(running.getStartedAt()).instant())
                                .orElse(null)),
                container.getPorts().stream().map(ContainerDescriber::port).toList(),
                amounts(container),
                new PodDetail.Start(
                        Stream.concat(container.getCommand().stream(), container.getArgs().stream())
                                .toList(),
                        environment.of(container),
                        container.getVolumeMounts().stream()
                                .map(mount -> new PodDetail.Mount(
                                        requireNonNullElse(mount.getMountPath(), ""),
                                        requireNonNullElse(mount.getName(), ""),
                                        Boolean.TRUE.equals(mount.getReadOnly())))
                                .toList()),
                probes.of(container));
    }

    /** Why it waits, or what it left when it ended. */
    private static String message(ContainerState state) {
        return Optional.ofNullable(state.getWaiting())
                .map(waiting -> waiting.getMessage())
                .or(() -> Optional.ofNullable(state.getTerminated()).map(ended -> ended.getMessage()))
                .orElse("");
    }

    /** With all of its restarts, as {@code kubectl describe} tells them: the table leaves out those of the preparation. */
    private static Pod.Container counted(Pod.Container known, ContainerStatus status) {
        return new Pod.Container(
                known.name(),
                known.image(),
                known.init(),
                known.ready(),
                requireNonNullElse(status.getRestartCount(), known.restarts()),
                known.state(),
                known.lastTermination());
    }

    /** A container that the kubelet has not spoken of yet. */
    private static Pod.Container unknown(Container container, String name, Role role) {
        return new Pod.Container(
                name, requireNonNullElse(container.getImage(), ""), role == Role.INIT, false, 0, "", null);
    }

    private static PodDetail.Port port(ContainerPort port) {
        return new PodDetail.Port(
                requireNonNullElse(port.getName(), ""),
                requireNonNullElse(port.getContainerPort(), 0),
                requireNonNullElse(port.getProtocol(), "TCP"));
    }

    private static PodDetail.Amounts amounts(Container container) {
        return Optional.ofNullable(container.getResources())
                .map(resources ->
                        new PodDetail.Amounts(resources(resources.getRequests()), resources(resources.getLimits())))
                .orElseGet(() -> new PodDetail.Amounts(resources(Map.of()), resources(Map.of())));
    }

    private static PodDetail.Resources resources(Map<String, Quantity> amounts) {
        return new PodDetail.Resources(
                new ResourceAmount(amounts.get("cpu")).value(), new ResourceAmount(amounts.get("memory")).value());
    }
}
