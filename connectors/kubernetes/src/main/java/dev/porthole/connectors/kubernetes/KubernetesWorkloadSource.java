package dev.porthole.connectors.kubernetes;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
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
import dev.porthole.connectors.kubernetes.describe.ObjectReader;
import dev.porthole.connectors.kubernetes.describe.PodMetricsReader;
import dev.porthole.connectors.kubernetes.describe.RevisionReader;
import dev.porthole.connectors.kubernetes.logs.PodLogs;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import dev.porthole.connectors.kubernetes.watch.EventLog;
import dev.porthole.connectors.kubernetes.watch.EventReader;
import dev.porthole.connectors.kubernetes.watch.PodWatch;
import dev.porthole.connectors.kubernetes.watch.WatchedKind;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cluster, through its API server. Seen through one namespace only when it is given one, for users who may not look
 * into all.
 */
public final class KubernetesWorkloadSource implements WorkloadSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int EVENTS = 5_000;
    private static final int PAGE = 500;

    private final ApiServer api;
    private final String namespace;
    private final EventLog kept = new EventLog();
    private final PodWatch watch;
    private final PodLogs logs;
    private final ObjectReader objects;
    private final PodMetricsReader metrics;
    private final RevisionReader revisions;
    private volatile boolean closed;

    /**
     * @param typed for single objects; whoever gives it closes it
     * @param namespace the only one to look at; empty for all
     */
    public KubernetesWorkloadSource(
            ApiServer api, TypedClient typed, String namespace, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.namespace = namespace;
        this.watch = new PodWatch(api, namespace, kept, clock, random);
        this.logs = new PodLogs(api, random);
        this.objects = new ObjectReader(api, typed);
        this.metrics = new PodMetricsReader(api);
        this.revisions = new RevisionReader(typed);
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return this.<JsonNode>whileOpen(() ->
                        api.get(ApiRequest.of("get", "version", "version"), KubernetesWorkloadSource::tree, deadline))
                .then(version -> version.path("gitVersion").asString("").isEmpty()
                        ? Outcome.failed(
                                new Failure.Unparseable(api.failures().target(), Detail.of("kubernetes.no-server")))
                        : Outcome.of(new Identity(
                                "Kubernetes",
                                ApiFailures.clean(version.path("gitVersion").asString("")),
                                api.context().name())));
    }

    private static JsonNode tree(InputStream body) {
        return JSON.readTree(body);
    }

    @Override
    public Live<PodTable> pods() {
        return watch.live();
    }

    @Override
    public Outcome<List<String>> namespaces(Deadline deadline) {
        if (!namespace.isEmpty()) {
            return Outcome.of(List.of(namespace));
        }
        return this.<JsonNode>whileOpen(
                        () -> api.get(ApiRequest.list("", "namespaces"), KubernetesWorkloadSource::tree, deadline))
                .map(list -> list.path("items")
                        .valueStream()
                        .map(item -> item.path("metadata").path("name").asString(""))
                        .sorted()
                        .toList());
    }

    @Override
    public Outcome<List<ClusterEvent>> events(String from, Deadline deadline) {
        String where = from.isEmpty() ? namespace : from;
        var found = new ArrayList<ClusterEvent>();
        var notes = new ArrayList<Detail>();
        String next = "";
        do {
            ApiRequest request = ApiRequest.list(where, "events").with("limit", PAGE);
            ApiRequest page = next.isEmpty() ? request : request.with("continue", next);
            Outcome<WatchedKind.Page> answer =
                    whileOpen(() -> api.get(page, body -> new EventReader().list(body, found::add), deadline));
            switch (answer) {
                case Outcome.Failed<WatchedKind.Page>(var failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Success<WatchedKind.Page>(var value, var remarks) -> next = value.next();
            }
        } while (!next.isEmpty() && found.size() < EVENTS);
        if (!next.isEmpty()) {
            notes.add(Detail.of("kubernetes.some-events", found.size()));
        }
        List<ClusterEvent> all = kept.with(found, where);
        all.sort(Comparator.comparing(ClusterEvent::at).reversed());
        return Outcome.of(List.copyOf(all), notes);
    }

    @Override
    public Outcome<List<LogEntry>> logs(PodLogQuery query, Deadline deadline) {
        return whileOpen(() -> logs.read(query, deadline));
    }

    @Override
    public Outcome<PodDetail> describe(PodKey pod, Deadline deadline) {
        return whileOpen(() -> objects.pod(pod, deadline));
    }

    @Override
    public Outcome<Map<String, UsageSample>> usage(PodKey pod, Deadline deadline) {
        return whileOpen(() -> metrics.usage(pod, deadline));
    }

    @Override
    public Outcome<NodeState> node(String name, Deadline deadline) {
        return whileOpen(() -> objects.node(name, deadline));
    }

    @Override
    public Outcome<List<Revision>> revisions(String workloadNamespace, Pod.Owner owner, Deadline deadline) {
        return whileOpen(() -> revisions.revisions(workloadNamespace, owner, deadline));
    }

    @Override
    public Outcome<List<ClusterService>> services(String serviceNamespace, Deadline deadline) {
        String where = serviceNamespace.isEmpty() ? namespace : serviceNamespace;
        return whileOpen(() -> objects.services(where, deadline));
    }

    @Override
    public Subscription follow(PodLogQuery query, LogListener listener) {
        return logs.follow(query, listener);
    }

    private <T> Outcome<T> whileOpen(Supplier<Outcome<T>> call) {
        return closed ? Outcome.failed(api.failures().closed()) : call.get();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        logs.close();
    }
}
