package dev.porthole.views.pods.explanation;

import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a container of a pod restarted, as far as it is known by now.
 *
 * @param container whose end and lines these are
 * @param restarts that are known of the pod, the newest first
 * @param chosen the restart that is told; empty when the end before it was not seen
 * @param ended empty when nothing in it has ended yet; the lines are then of the container that runs
 * @param keptAt when the evidence was gathered; empty when it is asked for now
 * @param linesLost whether the cluster has written over the lines since
 * @param events of this pod, the newest first
 * @param usage for the quarter of an hour before the end
 * @param node that the pod is on
 * @param revisions of its workload, the newest first
 */
public record RestartExplanation(
        Pod pod,
        Pod.Container container,
        List<ContainerRestart> restarts,
        Optional<ContainerRestart> chosen,
        Optional<Pod.Termination> ended,
        Optional<Instant> keptAt,
        boolean linesLost,
        Evidence evidence) {

    /**
     * What speaks for a reason, each part as it comes.
     *
     * @param lines oldest first
     */
    public record Evidence(
            Observation<List<LogEntry>> lines,
            Observation<List<ClusterEvent>> events,
            Observation<ContainerUsage> usage,
            Observation<NodeState> node,
            Observation<List<Revision>> revisions) {

        static final Evidence NONE = new Evidence(
                new Observation.Pending<>(),
                new Observation.Pending<>(),
                new Observation.Pending<>(),
                new Observation.Pending<>(),
                new Observation.Pending<>());
    }

    public Observation<List<LogEntry>> lines() {
        return evidence.lines();
    }

    public Observation<List<ClusterEvent>> events() {
        return evidence.events();
    }

    public Observation<ContainerUsage> usage() {
        return evidence.usage();
    }

    public Observation<NodeState> node() {
        return evidence.node();
    }

    public Observation<List<Revision>> revisions() {
        return evidence.revisions();
    }

    /** Nothing but the pod is known yet. */
    static RestartExplanation begin(
            Pod pod,
            Pod.Container container,
            List<ContainerRestart> restarts,
            Optional<ContainerRestart> chosen,
            boolean linesLost) {
        return new RestartExplanation(
                pod,
                container,
                List.copyOf(restarts),
                chosen,
                chosen.map(ContainerRestart::ended).or(() -> Optional.ofNullable(container.lastTermination())),
                Optional.empty(),
                linesLost,
                Evidence.NONE);
    }

    RestartExplanation withRestarts(List<ContainerRestart> known) {
        return new RestartExplanation(pod, container, known, chosen, ended, keptAt, linesLost, evidence);
    }

    RestartExplanation withLines(Observation<List<LogEntry>> known) {
        return with(new Evidence(known, events(), usage(), node(), revisions()));
    }

    RestartExplanation withEvents(Observation<List<ClusterEvent>> known) {
        return with(new Evidence(lines(), known, usage(), node(), revisions()));
    }

    RestartExplanation withUsage(Observation<ContainerUsage> known) {
        return with(new Evidence(lines(), events(), known, node(), revisions()));
    }

    RestartExplanation withNode(Observation<NodeState> known) {
        return with(new Evidence(lines(), events(), usage(), known, revisions()));
    }

    RestartExplanation withRevisions(Observation<List<Revision>> known) {
        return with(new Evidence(lines(), events(), usage(), node(), known));
    }

    RestartExplanation kept(Instant at) {
        return new RestartExplanation(pod, container, restarts, chosen, ended, Optional.of(at), false, evidence);
    }

    private RestartExplanation with(Evidence known) {
        return new RestartExplanation(pod, container, restarts, chosen, ended, keptAt, linesLost, known);
    }
}
