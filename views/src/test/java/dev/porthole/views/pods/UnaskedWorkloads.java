package dev.porthole.views.pods;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.api.workloads.UsageSample;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.util.List;
import java.util.Map;

/** A cluster of which a test needs one or two answers, and fails when it is asked for more. */
public class UnaskedWorkloads implements WorkloadSource {

    @Override
    public Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Outcome<List<ClusterEvent>> events(String namespace, Deadline deadline) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Live<PodTable> pods() {
        throw new AssertionError("not asked for");
    }

    @Override
    public Outcome<List<String>> namespaces(Deadline deadline) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Outcome<PodDetail> describe(PodKey pod, Deadline deadline) {
        return Outcome.failed(new Failure.Unsupported("Kubernetes", ""));
    }

    @Override
    public Outcome<Map<String, UsageSample>> usage(PodKey pod, Deadline deadline) {
        return Outcome.failed(new Failure.Unsupported("Kubernetes", ""));
    }

    @Override
    public Outcome<NodeState> node(String name, Deadline deadline) {
        return Outcome.failed(new Failure.Unsupported("Kubernetes", ""));
    }

    @Override
    public Outcome<List<Revision>> revisions(String namespace, Pod.Owner owner, Deadline deadline) {
        return Outcome.failed(new Failure.Unsupported("Kubernetes", ""));
    }

    @Override
    public Outcome<List<ClusterService>> services(String namespace, Deadline deadline) {
        return Outcome.failed(new Failure.Unsupported("Kubernetes", ""));
    }

    @Override
    public Subscription follow(PodLogQuery query, LogListener listener) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        throw new AssertionError("not asked for");
    }

    @Override
    public void close() {}
}
