package dev.porthole.app.connect;

import dev.porthole.app.command.Address;
import dev.porthole.app.command.Options;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.connectors.alertmanager.AlertmanagerAlertSource;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.demo.DemoCluster;
import dev.porthole.connectors.elastic.ElasticLogSource;
import dev.porthole.connectors.elastic.LogIndices;
import dev.porthole.connectors.http.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.prometheus.IncrementalMetricSource;
import dev.porthole.connectors.prometheus.IncrementalRange;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import dev.porthole.views.i18n.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Opens what the options ask for: a context of the kubeconfig with the servers found in it, servers by their URLs, or,
 * when there is neither, the sample cluster.
 */
public final class ClusterOpener {

    private static final long DEMO_SEED = 1;

    private final Map<String, String> environment;
    private final Path home;
    private final InstantSource clock;

    public ClusterOpener(Map<String, String> environment, Path home, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.clock = clock;
    }

    /** What is wrong with the options, in words for a person; empty when they can be opened. */
    public Optional<Phrase> problem(Options options) {
        if (options.demo()) {
            return Optional.empty();
        }
        Kubeconfig kubeconfig = kubeconfig(options);
        if (kubeconfig.contexts().isEmpty() && !kubeconfig.problems().isEmpty()) {
            return Optional.of(Phrase.of("terminal.kubeconfig", String.join("; ", kubeconfig.problems())));
        }
        Optional<Path> missing = options.kubeconfig().filter(file -> !Files.exists(file));
        if (missing.isPresent()) {
            return Optional.of(Phrase.of("terminal.noKubeconfig", missing.get().toString()));
        }
        Optional<String> wanted = options.context();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return kubeconfig.context(wanted.get()).isPresent()
                ? Optional.empty()
                : Optional.of(Phrase.of(
                        "terminal.noContext",
                        wanted.get(),
                        kubeconfig.contexts().stream().map(ClusterContext::name).collect(Collectors.joining(", "))));
    }

    /** The names of the contexts that can be switched to. */
    public List<String> contexts(Options options) {
        return options.demo()
                ? List.of()
                : kubeconfig(options).contexts().stream()
                        .map(ClusterContext::name)
                        .toList();
    }

    /** Returns at once; connections are made when somebody listens. */
    public Cluster open(Options options, String preferredContext, PollEngine engine) {
        Kubeconfig kubeconfig = kubeconfig(options);
        Optional<ClusterContext> context = options.demo()
                ? Optional.empty()
                : kubeconfig
                        .context(preferredContext)
                        .or(kubeconfig::currentContext)
                        .or(() -> kubeconfig.contexts().stream().findFirst());
        boolean urls = Optional.empty()
                .or(options::prometheus)
                .or(options::alertmanager)
                .or(options::elasticsearch)
                .or(options::kibana)
                .isPresent();
        return options.demo() || (context.isEmpty() && !urls) ? demo(engine) : real(options, context, engine);
    }

    private Kubeconfig kubeconfig(Options options) {
        return options.kubeconfig()
                .map(file -> Kubeconfig.load(List.of(file)))
                .orElseGet(() -> Kubeconfig.load(environment, home));
    }

    private Cluster demo(PollEngine engine) {
        var demo = new DemoCluster(DEMO_SEED, clock);
        return new Cluster(
                "demo",
                true,
                List.of(),
                this.<WorkloadSource>connection("kubernetes", engine, deadline -> Outcome.of(demo.workloads())),
                this.<MetricSource>connection("prometheus", engine, deadline -> Outcome.of(demo.metrics())),
                this.<AlertSource>connection("alertmanager", engine, deadline -> Outcome.of(demo.alerts())),
                this.<LogSource>connection("elasticsearch", engine, deadline -> Outcome.of(demo.logs())),
                List.of(demo::close));
    }

    private Cluster real(Options options, Optional<ClusterContext> context, PollEngine engine) {
        Optional<ClusterConnection> kubernetes =
                context.map(it -> ClusterConnection.open(it, environment, clock, new java.util.Random()));
        var urls = new UrlPlaces(name -> environment.getOrDefault(name, ""));
        var servers = new Servers(kubernetes, urls);
        return new Cluster(
                context.map(ClusterContext::name).orElseGet(() -> nameOf(options)),
                false,
                context.filter(it -> it.cluster().insecure()).map(ClusterContext::name).stream()
                        .toList(),
                connection("kubernetes", engine, deadline -> workloads(kubernetes, options, deadline)),
                connection(
                        "prometheus",
                        engine,
                        new Finder<MetricSource>(
                                "Prometheus",
                                deadline -> servers.places(ServiceKind.PROMETHEUS, options.prometheus(), deadline),
                                place -> new IncrementalMetricSource(
                                        new PrometheusMetricSource(
                                                new PooledHttpGateway(place.target()), place.where()),
                                        IncrementalRange.OVERLAP))),
                connection(
                        "alertmanager",
                        engine,
                        new Finder<AlertSource>(
                                "Alertmanager",
                                deadline -> servers.places(ServiceKind.ALERTMANAGER, options.alertmanager(), deadline),
                                place -> new AlertmanagerAlertSource(
                                        new PooledHttpGateway(place.target()), place.where()))),
                logs(options, servers, engine),
                kubernetes.<Runnable>map(connection -> connection::close).stream()
                        .toList());
    }

    /**
     * The search server itself where it can be had; where only Kibana answers, or was asked for, the way through it.
     */
    private Connection<LogSource> logs(Options options, Servers servers, PollEngine engine) {
        Function<Deadline, Outcome<LogSource>> straight = new Finder<>(
                "Elasticsearch",
                deadline -> servers.places(ServiceKind.ELASTICSEARCH, options.elasticsearch(), deadline),
                place -> ElasticLogSource.direct(
                        new PooledHttpGateway(place.target()), place.where(), LogIndices.FOUND));
        Function<Deadline, Outcome<LogSource>> throughKibana = new Finder<>(
                "Kibana",
                deadline -> servers.places(ServiceKind.KIBANA, options.kibana(), deadline),
                place -> ElasticLogSource.throughKibana(
                        new PooledHttpGateway(place.target()), place.where(), LogIndices.FOUND));
        if (options.kibana().isPresent() && options.elasticsearch().isEmpty()) {
            return connection("kibana", engine, throughKibana);
        }
        if (options.elasticsearch().isPresent()) {
            return connection("elasticsearch", engine, straight);
        }
        return connection("elasticsearch", engine, deadline -> firstOf(straight, throughKibana, deadline));
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

    /** All namespaces where they may be listed; else the one that was asked for, or the context's own. */
    private static Outcome<WorkloadSource> workloads(
            Optional<ClusterConnection> kubernetes, Options options, Deadline deadline) {
        if (kubernetes.isEmpty()) {
            return Outcome.failed(new Failure.NotFound("Kubernetes", ""));
        }
        ClusterConnection cluster = kubernetes.get();
        WorkloadSource everything = cluster.workloads();
        boolean restricted = everything.namespaces(deadline) instanceof Outcome.Failed<List<String>>(var failure)
                && failure instanceof Failure.Forbidden;
        if (!restricted) {
            return Outcome.of(everything);
        }
        everything.close();
        String own = cluster.context().namespace();
        return Outcome.of(cluster.workloads(options.namespace().orElse(own.isEmpty() ? "default" : own)));
    }

    private static String nameOf(Options options) {
        return options.prometheus()
                .or(options::alertmanager)
                .or(options::elasticsearch)
                .or(options::kibana)
                .map(Address::toString)
                .orElse("");
    }

    private <S extends Source> Connection<S> connection(
            String id, PollEngine engine, Function<Deadline, Outcome<S>> opener) {
        return new Connection<>(id, opener, engine, clock, engine::refresh);
    }
}
