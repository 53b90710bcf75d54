package dev.porthole.app.connect;

import dev.porthole.app.alerts.merge.MergedAlertSource;
import dev.porthole.app.alerts.merge.Way;
import dev.porthole.app.command.Options;
import dev.porthole.app.servers.ChartPasswords;
import dev.porthole.app.servers.ChosenServer;
import dev.porthole.app.servers.EachServer;
import dev.porthole.app.servers.FirstAnsweringServer;
import dev.porthole.app.servers.ServerCandidates;
import dev.porthole.app.servers.ServerPlaces;
import dev.porthole.app.servers.SharedDiscovery;
import dev.porthole.app.servers.UrlPlaces;
import dev.porthole.app.servers.Worth;
import dev.porthole.app.settings.ClusterMemory;
import dev.porthole.connectors.alertmanager.AlertmanagerAlertSource;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.elastic.ElasticLogSource;
import dev.porthole.connectors.elastic.LogIndices;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.prometheus.IncrementalMetricSource;
import dev.porthole.connectors.prometheus.IncrementalRange;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import dev.porthole.views.shell.status.ServerChoice;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The connections to the servers that watch a cluster, found in it or named by URLs. */
final class ServerConnections {

    /** The connection that goes to all that are found. */
    private static final String ALERTS = "alertmanager";

    private final Options options;
    private final SharedDiscovery discovery;
    private final ServerPlaces servers;
    private final ChartPasswords passwords;
    private final Connections connections;
    private final InstantSource clock;
    private final Optional<PodLogFallback> podLogs;
    private final Connection<MetricSource> metrics;
    private final Connection<AlertSource> alerts;
    private final Connection<LogSource> logs;
    private final Map<String, ServerChoice> choices = new HashMap<>();

    ServerConnections(
            Options options,
            Optional<ClusterConnection> kubernetes,
            Connection<WorkloadSource> workloads,
            UrlPlaces urls,
            ClusterMemory memory,
            Connections connections,
            InstantSource clock) {
        this.options = options;
        this.passwords = new ChartPasswords(kubernetes.map(ClusterConnection::chartSecrets));
        List<String> namespaces = options.namespace().stream().toList();
        this.discovery = new SharedDiscovery(
                deadline -> kubernetes.orElseThrow().discovery().find(namespaces, deadline), clock);
        this.servers = new ServerPlaces(kubernetes, discovery, urls, passwords);
        this.podLogs = kubernetes.map(cluster -> new PodLogFallback(cluster, workloads));
        this.connections = connections;
        this.clock = clock;
        this.metrics = metrics(new ServerCandidates("prometheus", memory, clock));
        this.alerts = alerts(new ServerCandidates(ALERTS, memory, clock));
        this.logs = logs(new ServerCandidates("elasticsearch", memory, clock));
    }

    Connection<MetricSource> metrics() {
        return metrics;
    }

    Connection<AlertSource> alerts() {
        return alerts;
    }

    Connection<LogSource> logs() {
        return logs;
    }

    /** By the connection's id; none for a server that the command line named. */
    Map<String, ServerChoice> choices() {
        return Map.copyOf(choices);
    }

    private Connection<MetricSource> metrics(ServerCandidates known) {
        var first = new FirstAnsweringServer<MetricSource>(
                "Prometheus",
                deadline ->
                        servers.places(ServiceKind.PROMETHEUS, options.servers().prometheus(), known, deadline),
                (gateway, where) -> new IncrementalMetricSource(
                        new PrometheusMetricSource(gateway, where), IncrementalRange.OVERLAP),
                Worth.ofMetrics("Prometheus", clock),
                known);
        return choosable(
                connections.of("prometheus", first),
                known,
                options.servers().prometheus().isEmpty());
    }

    /** All that are found, or named, are asked together. */
    private Connection<AlertSource> alerts(ServerCandidates known) {
        boolean writes = !options.readOnly();
        var each = new EachServer<AlertSource>(
                ServiceKind.ALERTMANAGER,
                options.servers().alertmanagers(),
                servers,
                writes ? AlertmanagerAlertSource::writing : AlertmanagerAlertSource::new,
                known);
        Function<Deadline, Outcome<AlertSource>> together = deadline -> each.apply(deadline)
                .then(found -> MergedAlertSource.open(
                        found.stream()
                                .map(one -> new Way(one.where(), one.named(), one.opener()))
                                .toList(),
                        writes,
                        deadline));
        return choosable(
                connections.of(ALERTS, together),
                known,
                options.servers().alertmanagers().isEmpty());
    }

    /**
     * The search server itself where it can be had; where only Kibana answers, or was asked for, the way through it;
     * where there seems to be neither, the pods' own logs.
     */
    private Connection<LogSource> logs(ServerCandidates known) {
        LogIndices indices = options.servers().logIndex().map(LogIndices::of).orElse(LogIndices.FOUND);
        Function<Deadline, Outcome<LogSource>> straight = new FirstAnsweringServer<>(
                "Elasticsearch",
                deadline -> servers.places(
                        ServiceKind.ELASTICSEARCH, options.servers().elasticsearch(), known, deadline),
                (gateway, where) -> ElasticLogSource.direct(gateway, where, indices),
                Worth.ofAny(),
                known);
        Function<Deadline, Outcome<LogSource>> throughKibana = new FirstAnsweringServer<>(
                "Kibana",
                deadline -> servers.places(ServiceKind.KIBANA, options.servers().kibana(), known, deadline),
                (gateway, where) -> ElasticLogSource.throughKibana(gateway, where, indices),
                Worth.ofAny(),
                known);
        if (options.servers().elasticsearch().isPresent()) {
            return connections.of("elasticsearch", straight);
        }
        if (options.servers().kibana().isPresent()) {
            return connections.of("kibana", throughKibana);
        }
        Function<Deadline, Outcome<LogSource>> either = deadline -> firstOf(straight, throughKibana, deadline);
        return choosable(connections.of("elasticsearch", deadline -> orPodLogs(either, deadline)), known, true);
    }

    /** One that is there and does not work is not passed over: that would hide what it has. */
    private Outcome<LogSource> orPodLogs(Function<Deadline, Outcome<LogSource>> first, Deadline deadline) {
        Outcome<LogSource> found = first.apply(deadline);
        boolean none = found instanceof Outcome.Failed<LogSource>(var failure)
                && (failure instanceof Failure.NotFound || failure instanceof Failure.Forbidden);
        return none
                        && podLogs.isPresent()
                        && podLogs.get().apply(deadline) instanceof Outcome.Success<LogSource>(var pods, var notes)
                ? Outcome.of(new FallbackLogSource(pods, first, clock), notes)
                : found;
    }

    private <C extends Connection<?>> C choosable(C connection, ServerCandidates known, boolean found) {
        if (found) {
            choices.put(
                    connection.id(),
                    new ChosenServer(known, passwords, connection.id().equals(ALERTS), () -> {
                        discovery.forget();
                        connection.reopen();
                        connections.engine().refresh();
                    }));
        }
        return connection;
    }

    private static Outcome<LogSource> firstOf(
            Function<Deadline, Outcome<LogSource>> preferred,
            Function<Deadline, Outcome<LogSource>> otherwise,
            Deadline deadline) {
        Outcome<LogSource> first = preferred.apply(deadline);
        if (first instanceof Outcome.Success<LogSource>) {
            return first;
        }
        return otherwise.apply(deadline) instanceof Outcome.Success<LogSource> second ? second : first;
    }
}
