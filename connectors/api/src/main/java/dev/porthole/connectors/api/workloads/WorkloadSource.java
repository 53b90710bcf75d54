package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster: what runs there, what happened to it, and what its containers print. Read only. */
public interface WorkloadSource extends Source {

    /**
     * The pods, kept by a watch while anybody listens; several changes may come as one new table, at most a few a
     * second. A watch that breaks makes it stale and is mended by itself.
     */
    Live<PodTable> pods();

    /** The namespaces that may be listed. */
    Outcome<List<String>> namespaces(Deadline deadline);

    /**
     * The newest events first, of one namespace, or of all when it is empty. Those of pods are kept after the cluster has
     * forgotten them, as long as {@link #pods} is listened to.
     */
    Outcome<List<ClusterEvent>> events(String namespace, Deadline deadline);

    /** All about one pod; NotFound when it is gone. */
    Outcome<PodDetail> describe(PodKey pod, Deadline deadline);

    /**
     * What the containers of a pod use now, by their names, where the cluster measures it itself; NotFound where it does
     * not, or has not measured that pod yet.
     */
    Outcome<Map<String, UsageSample>> usage(PodKey pod, Deadline deadline);

    /** How a node is. */
    Outcome<NodeState> node(String name, Deadline deadline);

    /**
     * The revisions of a workload that the cluster still holds, the newest first; empty for owners that have none, such
     * as a Job.
     */
    Outcome<List<Revision>> revisions(String namespace, Pod.Owner owner, Deadline deadline);

    /** The Services that have TCP ports and pods behind them, of one namespace, or of all when it is empty. */
    Outcome<List<ClusterService>> services(String namespace, Deadline deadline);

    /** Lines of a container that are there now, oldest first. */
    Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline);

    /** Lines as they are written, from {@code query.since()} or its tail on, until closed. It reconnects by itself. */
    Subscription follow(PodLogQuery query, LogListener listener);

    /** Hears lines and what became of the stream. Called on one thread at a time. */
    interface LogListener {
        /** New lines, oldest first. */
        void lines(List<LogEntry> lines);

        /** The stream broke, and is tried again unless the failure is not retryable; empty when it runs again. */
        void state(Optional<Failure> failure);
    }
}
