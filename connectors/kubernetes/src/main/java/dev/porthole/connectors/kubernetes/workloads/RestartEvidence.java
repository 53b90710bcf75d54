package dev.porthole.connectors.kubernetes.workloads;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import java.time.Instant;
import java.util.List;

/**
 * What was found out about one restart, at the time it was seen: later the API has forgotten it.
 *
 * @param words how the container ended
 * @param lastLines the end of its log, oldest first; a failure when the kubelet had it no more
 * @param events of the pod, newest first; a failure when they could not be read
 * @param image the container runs now; {@code imageBefore} is what it ran when last seen, empty when not known
 */
public record RestartEvidence(
        ContainerRestart restart,
        String words,
        Outcome<List<LogEntry>> lastLines,
        Outcome<List<ClusterEvent>> events,
        String image,
        String imageBefore,
        Instant gatheredAt) {

    public boolean imageChanged() {
        return !imageBefore.isEmpty() && !imageBefore.equals(image);
    }
}
