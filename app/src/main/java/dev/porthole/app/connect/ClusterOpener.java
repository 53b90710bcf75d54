package dev.porthole.app.connect;

import dev.porthole.app.command.Address;
import dev.porthole.app.command.Options;
import dev.porthole.app.engine.PollEngine;
import dev.porthole.app.forwards.RememberedForwards;
import dev.porthole.app.servers.NotConfigured;
import dev.porthole.app.servers.UrlPlaces;
import dev.porthole.app.settings.ClusterMemory;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.LiveValue;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.demo.DemoCluster;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.discovery.ReaderRole;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.kubernetes.kubeconfig.KubeconfigWatch;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.FailureTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens what the options ask for: a context of the kubeconfig with the servers found in it, servers by their URLs, or,
 * when there is neither, the sample cluster.
 */
public final class ClusterOpener {

    private static final long DEMO_SEED = 1;
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(2);

    private final Map<String, String> environment;
    private final Path home;
    private final InstantSource clock;
    private final Map<List<Path>, KubeconfigWatch> watches = new ConcurrentHashMap<>();

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
        Optional<Path> missing = options.kubeconfig().filter(file -> !Files.exists(file));
        if (missing.isPresent()) {
            return Optional.of(Phrase.of("terminal.noKubeconfig", missing.get().toString()));
        }
        Kubeconfig kubeconfig = kubeconfig(options);
        if (kubeconfig.isEmpty() && !kubeconfig.problems().isEmpty()) {
            return Optional.of(unusable(kubeconfig.problems().getFirst()));
        }
        if (kubeconfig.isEmpty() && options.kubeconfig().isPresent() && !hasUrls(options)) {
            return kubeconfig.currentProblem().map(ClusterOpener::unusable);
        }
        String wanted = options.context().orElse("");
        if (wanted.isEmpty() || kubeconfig.context(wanted).isPresent()) {
            return Optional.empty();
        }
        return kubeconfig.refused().containsKey(wanted)
                ? kubeconfig.problem(wanted).map(ClusterOpener::unusable)
                : Optional.of(Phrase.of(
                        "terminal.noContext",
                        wanted,
                        kubeconfig.contexts().stream().map(ClusterContext::name).collect(Collectors.joining(", "))));
    }

    private static Phrase unusable(Detail why) {
        return Phrase.of("terminal.kubeconfig", FailureTexts.words(why));
    }

    /** The names of the contexts that can be switched to, as the files have them. */
    public Live<List<String>> contexts(Options options) {
        return options.demo()
                ? constant("contexts", List.of())
                : new MappedLive<>(
                        watch(options),
                        kubeconfig -> kubeconfig.contexts().stream()
                                .map(ClusterContext::name)
                                .toList());
    }

    /** One for all that asks for the same files: what is opened later reads none, which may be on the UI thread. */
    private KubeconfigWatch watch(Options options) {
        return watches.computeIfAbsent(files(options), files -> new KubeconfigWatch(files, LOOK_AT_FILES, clock));
    }

    private <T> Live<T> constant(String name, T value) {
        var live = new LiveValue<T>(name);
        live.set(new Observation.Fresh<>(value, clock.instant(), List.of()));
        return live;
    }

    /**
     * Returns at once; connections are made when somebody listens.
     *
     * @param memories what is remembered of a cluster, by its name
     */
    public Cluster open(
            Options options, String preferredContext, Function<String, ClusterMemory> memories, PollEngine engine) {
        Kubeconfig kubeconfig = kubeconfig(options);
        if (options.demo() || (kubeconfig.isEmpty() && kubeconfig.problems().isEmpty() && !hasUrls(options))) {
            return demo(engine, options.readOnly());
        }
        // Another context is never taken in the place of one that cannot be used: it may be production.
        return real(
                options,
                kubeconfig.context(preferredContext).or(kubeconfig::currentContext),
                kubeconfig.isEmpty() ? Detail.NONE : kubeconfig.currentProblem().orElse(Detail.NONE),
                memories,
                engine);
    }

    private static boolean hasUrls(Options options) {
        return options.servers().any().isPresent();
    }

    private Kubeconfig kubeconfig(Options options) {
        return watch(options).latest().known().orElseThrow();
    }

    private List<Path> files(Options options) {
        return options.kubeconfig().map(List::of).orElseGet(() -> Kubeconfig.files(environment, home));
    }

    private Cluster demo(PollEngine engine, boolean readOnly) {
        var demo = new DemoCluster(DEMO_SEED, clock, readOnly);
        var connections = new Connections(engine, clock);
        return new Cluster(
                "demo",
                true,
                List.of(),
                new Cluster.Sources(
                        connections.of("kubernetes", deadline -> Outcome.of(demo.workloads())),
                        connections.of("prometheus", deadline -> Outcome.of(demo.metrics())),
                        connections.of("alertmanager", deadline -> Outcome.of(demo.alerts())),
                        connections.of("elasticsearch", deadline -> Outcome.of(demo.logs()))),
                Map.of(),
                new Cluster.Access(Optional.empty(), "", constant("outdated", Outdated.NO), Optional.empty(), readOnly),
                List.of(demo::close));
    }

    private Cluster real(
            Options options,
            Optional<ClusterContext> context,
            Detail noContext,
            Function<String, ClusterMemory> memories,
            PollEngine engine) {
        Optional<ClusterConnection> kubernetes =
                context.map(it -> ClusterConnection.open(it, environment, clock, new Random()));
        String name = context.map(ClusterContext::name).orElseGet(() -> nameOf(options));
        ClusterMemory memory = memories.apply(name);
        var connections = new Connections(engine, clock);
        Connection<WorkloadSource> workloads = connections.leadingToOthers(
                "kubernetes", deadline -> workloads(kubernetes, noContext, options, deadline));
        var servers = new ServerConnections(
                options,
                kubernetes,
                workloads,
                new UrlPlaces(variable -> environment.getOrDefault(variable, "")),
                memory,
                connections,
                clock);
        return new Cluster(
                name,
                false,
                context.filter(it -> it.cluster().insecure()).map(ClusterContext::name).stream()
                        .toList(),
                new Cluster.Sources(workloads, servers.metrics(), servers.alerts(), servers.logs()),
                servers.choices(),
                new Cluster.Access(
                        kubernetes.map(cluster -> new RememberedForwards(cluster.forwards(), memory)),
                        context.map(it -> new ReaderRole(options.namespace().orElseGet(it::namespace)).yaml())
                                .orElse(""),
                        context.map(it -> outdated(it, options)).orElseGet(() -> constant("outdated", Outdated.NO)),
                        kubernetes.map(cluster -> rights(cluster, options)),
                        options.readOnly()),
                Stream.concat(
                                context.map(it -> wokenByFiles(it, options, engine)).stream(),
                                kubernetes.<Runnable>map(connection -> connection::close).stream())
                        .toList());
    }

    /** A kubeconfig that changed may be the end of what was wrong: nobody waits for the next try then. */
    private Runnable wokenByFiles(ClusterContext opened, Options options, PollEngine engine) {
        var last = new AtomicReference<>(Optional.of(opened));
        Subscription toFiles = watch(options)
                .subscribe(state -> state.known().ifPresent(kubeconfig -> {
                    Optional<ClusterContext> now = kubeconfig.context(opened.name());
                    if (!last.getAndSet(now).equals(now)) {
                        engine.refresh();
                    }
                }));
        return toFiles::close;
    }

    private static Cluster.Rights rights(ClusterConnection cluster, Options options) {
        String namespace = options.namespace().orElse("");
        return deadline -> cluster.missingRights(namespace, deadline)
                .map(missing -> missing.stream().map(Object::toString).toList());
    }

    /** What the files have of the same context now. Tokens that a login renews by itself are no news. */
    private Live<Outdated> outdated(ClusterContext opened, Options options) {
        return new MappedLive<>(
                watch(options),
                kubeconfig -> kubeconfig
                        .context(opened.name())
                        .map(now -> compared(opened, now))
                        .orElse(Outdated.NO));
    }

    private static Outdated compared(ClusterContext opened, ClusterContext now) {
        if (!now.cluster().equals(opened.cluster())) {
            return Outdated.SERVER;
        }
        return now.user().lasting().equals(opened.user().lasting()) ? Outdated.NO : Outdated.LOGIN;
    }

    /** All namespaces where they may be listed; else the one that was asked for, or the context's own. */
    private static Outcome<WorkloadSource> workloads(
            Optional<ClusterConnection> kubernetes, Detail noContext, Options options, Deadline deadline) {
        if (kubernetes.isEmpty()) {
            return Outcome.failed(
                    noContext.isEmpty()
                            ? NotConfigured.of("Kubernetes")
                            : new Failure.NotFound("Kubernetes", noContext));
        }
        ClusterConnection cluster = kubernetes.get();
        WorkloadSource everything = cluster.workloads();
        if (!(everything.namespaces(deadline) instanceof Outcome.Failed<List<String>>(var failure))) {
            return Outcome.of(everything);
        }
        everything.close();
        if (!(failure instanceof Failure.Forbidden)) {
            // What may be seen is not known yet: it is asked again.
            return Outcome.failed(failure);
        }
        String own = cluster.context().namespace();
        return Outcome.of(cluster.workloads(options.namespace().orElse(own.isEmpty() ? "default" : own)));
    }

    private static String nameOf(Options options) {
        return options.servers().any().map(Address::toString).orElse("");
    }
}
