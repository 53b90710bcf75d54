package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.kubernetes.watch.PodFacts.ContainerFacts;
import dev.porthole.connectors.kubernetes.watch.PodFacts.StateFacts;
import java.util.List;

/** The word that {@code kubectl get pods} shows under STATUS; the rules are those of its printer (printPod). */
final class StatusText {

    String of(PodFacts pod) {
        String status = pod.reason.isEmpty() ? pod.phase : pod.reason;
        if (pod.gated) {
            status = "SchedulingGated";
        }
        String starting = initializing(pod);
        if (!starting.isEmpty()) {
            status = starting;
        }
        if (starting.isEmpty() || pod.initialized) {
            status = ofContainers(pod, status);
        }
        if (pod.deleting && pod.reason.equals("NodeLost")) {
            return "Unknown";
        }
        boolean over = pod.phase.equals("Succeeded") || pod.phase.equals("Failed");
        return pod.deleting && !over ? "Terminating" : status;
    }

    /** What the first init container that has not done its work does; empty when all have. */
    private static String initializing(PodFacts pod) {
        List<ContainerFacts> inits =
                pod.containers.stream().filter(container -> container.init).toList();
        for (int i = 0; i < inits.size(); i++) {
            ContainerFacts init = inits.get(i);
            StateFacts state = init.state;
            if (state.terminated && state.exitCode == 0) {
                continue;
            }
            if (pod.sidecars.contains(init.name) && init.started) {
                continue;
            }
            if (state.terminated) {
                return "Init:" + (state.reason.isEmpty() ? ended(state) : state.reason);
            }
            if (state.waiting && !state.reason.isEmpty() && !state.reason.equals("PodInitializing")) {
                return "Init:" + state.reason;
            }
            return "Init:" + i + "/" + Math.max(pod.initContainers, inits.size());
        }
        return "";
    }

    private static String ofContainers(PodFacts pod, String before) {
        String status = before;
        boolean running = false;
        for (ContainerFacts container : pod.containers.reversed()) {
            StateFacts state = container.state;
            if (container.init) {
                continue;
            }
            if (state.waiting && !state.reason.isEmpty()) {
                status = state.reason;
            } else if (state.terminated) {
                status = state.reason.isEmpty() ? ended(state) : state.reason;
            } else if (container.ready && state.running) {
                running = true;
            }
        }
        if (status.equals("Completed") && running) {
            return pod.ready ? "Running" : "NotReady";
        }
        return status;
    }

    private static String ended(StateFacts state) {
        return state.signal != 0 ? "Signal:" + state.signal : "ExitCode:" + state.exitCode;
    }
}
