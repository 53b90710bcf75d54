package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import java.time.Instant;
import java.util.List;

/**
 * What was found out about one restart at the time it was seen; later the cluster has forgotten it. Each part tells for
 * itself why it is missing.
 *
 * @param lastLines the end of the container's log before the restart, oldest first
 * @param events of the pod, the newest first
 * @param usage for the quarter of an hour before the end
 * @param node that the pod was on
 * @param revisions of its workload, the newest first
 * @param images that the container runs, and ran
 */
public record RestartEvidence(
        ContainerRestart restart,
        Outcome<List<LogEntry>> lastLines,
        Outcome<List<ClusterEvent>> events,
        Outcome<ContainerUsage> usage,
        Outcome<NodeState> node,
        Outcome<List<Revision>> revisions,
        Images images,
        Instant gatheredAt) {

    /**
     * @param now what the container runs now
     * @param before what it ran when last seen; empty when not known
     */
    public record Images(String now, String before) {}

    public String image() {
        return images.now();
    }

    public String imageBefore() {
        return images.before();
    }

    public boolean imageChanged() {
        return !imageBefore().isEmpty() && !imageBefore().equals(image());
    }
}
