package dev.porthole.views.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.views.gallery.SampleLive;
import dev.porthole.views.pods.UnaskedWorkloads;
import java.util.List;

/** A cluster whose pods print what a test says. */
public final class SampleWorkloads extends UnaskedWorkloads {

    public PodKey followed;
    public LogListener listener;
    public boolean closed;

    @Override
    public Live<PodTable> pods() {
        return new SampleLive<>(new Observation.Pending<>());
    }

    @Override
    public Outcome<List<String>> namespaces(Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<ClusterEvent>> events(String namespace, Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline) {
        return Outcome.of(List.of());
    }

    @Override
    public Subscription follow(PodLogQuery query, LogListener hears) {
        followed = query.pod();
        listener = hears;
        return () -> closed = true;
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return Outcome.of(new Identity("Kubernetes", "1.33", "test"));
    }
}
