package dev.porthole.views.pods;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.Pod;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod is as it is: how its container ended, what that printed last, and what happened to the pod.
 *
 * @param container whose end and lines these are
 * @param ended empty when nothing in it has ended yet; the lines are then of the container that runs
 * @param lines oldest first
 * @param events of this pod, the newest first
 */
public record PodStory(
        Pod pod,
        Pod.Container container,
        Optional<Pod.Termination> ended,
        Observation<List<LogEntry>> lines,
        Observation<List<ClusterEvent>> events) {

    PodStory withLines(Observation<List<LogEntry>> known) {
        return new PodStory(pod, container, ended, known, events);
    }

    PodStory withEvents(Observation<List<ClusterEvent>> known) {
        return new PodStory(pod, container, ended, lines, known);
    }
}
