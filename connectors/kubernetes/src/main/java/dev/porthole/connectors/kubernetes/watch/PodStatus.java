package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.kubernetes.watch.PodFacts.ContainerFacts;
import dev.porthole.connectors.kubernetes.watch.PodFacts.StateFacts;
import java.util.List;

/**
 * What {@code kubectl get pods} shows of a pod. The rules are those of the API server's printer (printPod in
 * pkg/printers/internalversion/printers.go of Kubernetes 1.36).
 *
 * @param text the column STATUS
 * @param ready containers, as in the column READY
 * @param restarts as in the column RESTARTS
 * @param prepared whether the init containers have done their work, and their restarts do not count any more
 */
record PodStatus(String text, int ready, int restarts, boolean prepared) {

    static PodStatus of(PodFacts pod) {
        Start start = start(pod);
        boolean prepared = start.text().isEmpty() || pod.initialized;
        String text = start.text().isEmpty() ? phase(pod) : start.text();
        if (!prepared) {
            return new PodStatus(over(pod, text), start.ready(), start.restarts(), false);
        }
        int ready = start.ready();
        int restarts = start.sidecarRestarts();
        for (ContainerFacts container : pod.containers) {
            if (!container.init) {
                restarts += container.restarts;
                ready += runs(container) ? 1 : 0;
            }
        }
        return new PodStatus(over(pod, ofContainers(pod, text)), ready, restarts, true);
    }

    private static String phase(PodFacts pod) {
        if (pod.gated) {
            return "SchedulingGated";
        }
        return pod.reason.isEmpty() ? pod.phase : pod.reason;
    }

    /** That it is being deleted goes before all else. */
    private static String over(PodFacts pod, String text) {
        if (!pod.deleting) {
            return text;
        }
        if (pod.reason.equals("NodeLost")) {
            return "Unknown";
        }
        return pod.phase.equals("Succeeded") || pod.phase.equals("Failed") ? text : "Terminating";
    }

    /**
     * How far the init containers have come.
     *
     * @param text what the first that has not done its work does; empty when all have
     */
    private record Start(String text, int ready, int restarts, int sidecarRestarts) {}

    private static Start start(PodFacts pod) {
        List<ContainerFacts> inits =
                pod.containers.stream().filter(container -> container.init).toList();
        int ready = 0;
        int restarts = 0;
        int sidecarRestarts = 0;
        for (int i = 0; i < inits.size(); i++) {
            ContainerFacts init = inits.get(i);
            boolean sidecar = pod.sidecars.contains(init.name);
            restarts += init.restarts;
            sidecarRestarts += sidecar ? init.restarts : 0;
            boolean done = init.state.terminated && init.state.exitCode == 0;
            if (!done && !(sidecar && init.started)) {
                String place = i + "/" + Math.max(pod.initContainers, inits.size());
                return new Start("Init:" + unfinished(init.state, place), ready, restarts, sidecarRestarts);
            }
            ready += !done && init.ready ? 1 : 0;
        }
        return new Start("", ready, restarts, sidecarRestarts);
    }

    private static String unfinished(StateFacts state, String place) {
        if (state.terminated) {
            return ended(state);
        }
        return state.waiting && !state.reason.isEmpty() && !state.reason.equals("PodInitializing")
                ? state.reason
                : place;
    }

    private static boolean runs(ContainerFacts container) {
        boolean waits = container.state.waiting && !container.state.reason.isEmpty();
        return !waits && !container.state.terminated && container.state.running && container.ready;
    }

    private static String ofContainers(PodFacts pod, String before) {
        String text = before;
        String error = "";
        boolean running = false;
        for (ContainerFacts container : pod.containers.reversed()) {
            StateFacts state = container.state;
            if (container.init) {
                continue;
            }
            if (state.waiting && !state.reason.isEmpty()) {
                text = state.reason;
            } else if (state.terminated) {
                text = ended(state);
                error = state.exitCode == 0 ? error : text;
            } else {
                running |= runs(container);
            }
        }
        if (!text.equals("Completed")) {
            return text;
        }
        if (running && pod.ready) {
            return "Running";
        }
        return error.isEmpty() ? running ? "NotReady" : text : error;
    }

    private static String ended(StateFacts state) {
        if (!state.reason.isEmpty()) {
            return state.reason;
        }
        return state.signal != 0 ? "Signal:" + state.signal : "ExitCode:" + state.exitCode;
    }
}
