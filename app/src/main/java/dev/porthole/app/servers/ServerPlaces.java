package dev.porthole.app.servers;

import dev.porthole.app.command.Address;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.Discovered;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.tunnel.ServiceTunnel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The places where a kind of server may be: the one that was named, or those found in the cluster. */
public final class ServerPlaces {

    private static final int ONLY_PORT = 0;

    private final Optional<ClusterConnection> kubernetes;
    private final SharedDiscovery discovery;
    private final UrlPlaces urls;
    private final ChartPasswords passwords;

    public ServerPlaces(
            Optional<ClusterConnection> kubernetes,
            SharedDiscovery discovery,
            UrlPlaces urls,
            ChartPasswords passwords) {
        this.kubernetes = kubernetes;
        this.discovery = discovery;
        this.urls = urls;
        this.passwords = passwords;
    }

    /**
     * The likeliest first; a failure when there can be none.
     *
     * @param named on the command line, which counts more than what was chosen earlier
     * @param known learns what was found, and knows what was chosen
     */
    public Outcome<List<Place>> places(
            ServiceKind kind, Optional<Address> named, ServerCandidates known, Deadline deadline) {
        if (named.isEmpty()) {
            return kubernetes.isEmpty()
                    ? Outcome.failed(NotConfigured.of(product(kind)))
                    : discovered(kind, known, deadline)
                            .map(all -> chosen(all, known).stream()
                                    .flatMap(candidate ->
                                            places(kind, candidate, login(kind, candidate, isChosen(candidate, known))))
                                    .toList());
        }
        return switch (named.get()) {
            case Address.Url url -> Outcome.of(List.of(urls.place(product(kind), variable(kind), url)));
            case Address.InCluster service
            when service.port() == ONLY_PORT ->
                discovered(kind, known, deadline)
                        .map(all -> all.stream()
                                .filter(candidate -> isNamed(candidate, service))
                                .flatMap(candidate -> places(kind, candidate, login(kind, candidate, true)))
                                .toList());
            case Address.InCluster service ->
                kubernetes
                        .map(cluster -> Outcome.of(List.of(tunnelled(
                                cluster,
                                kind,
                                new ServiceRef(service.namespace(), service.service(), service.port()),
                                base("http", service.namespace(), service.service(), service.port(), service.prefix()),
                                scheme -> urls.credentials(variable(kind))))))
                        .orElseGet(() -> Outcome.failed(NotConfigured.of(product(kind))));
        };
    }

    /** A server that a person named, in words. */
    static String words(Address named) {
        return switch (named) {
            case Address.Url url -> url.uri().getAuthority();
            case Address.InCluster service ->
                new ServiceRef(service.namespace(), service.service(), service.port()).toString();
        };
    }

    /** Only the one that a person chose: another one's numbers in its place would be a lie. */
    private static List<Candidate> chosen(List<Candidate> all, ServerCandidates known) {
        return known.chosen().isEmpty()
                ? all
                : all.stream().filter(candidate -> isChosen(candidate, known)).toList();
    }

    private static boolean isChosen(Candidate candidate, ServerCandidates known) {
        return known.chosen()
                .filter(ServerCandidates.id(candidate.service())::equals)
                .isPresent();
    }

    private static boolean isNamed(Candidate candidate, Address.InCluster service) {
        return candidate.service().namespace().equals(service.namespace())
                && candidate.service().name().equals(service.service());
    }

    private Outcome<List<Candidate>> discovered(ServiceKind kind, ServerCandidates known, Deadline deadline) {
        return discovery.find(kind, deadline).then(found -> {
            List<Candidate> candidates = found.of(kind);
            if (candidates.isEmpty() && !found.missing().isEmpty()) {
                return Outcome.failed(notSeen(kind, found));
            }
            known.found(kind, candidates);
            candidates.forEach(candidate -> passwords
                    .place(candidate)
                    .ifPresent(secret -> known.mayBeUnlocked(ServerCandidates.id(candidate.service()), secret)));
            return Outcome.of(candidates);
        });
    }

    /** It may be where we were not allowed to look. */
    private static Failure notSeen(ServiceKind kind, Discovered found) {
        return found.namespaces().isEmpty()
                ? found.missing().getFirst()
                : new Failure.NotFound(
                        product(kind), Detail.of("app.onlyNamespaces", String.join(", ", found.namespaces())));
    }

    private Stream<Place> places(ServiceKind kind, Candidate candidate, Function<String, Credentials> login) {
        ClusterConnection cluster = kubernetes.orElseThrow();
        ServiceRef service = candidate.service();
        String other = candidate.scheme().equals("http") ? "https" : "http";
        return Stream.of(candidate.scheme(), other)
                .map(scheme -> tunnelled(
                        cluster,
                        kind,
                        service,
                        base(scheme, service.namespace(), service.name(), service.port(), candidate.pathPrefix()),
                        login));
    }

    private static URI base(String scheme, String namespace, String service, int port, String prefix) {
        return URI.create(
                scheme + "://" + service + "." + namespace + ".svc:" + port + (prefix.equals("/") ? "" : prefix));
    }

    private Place tunnelled(
            ClusterConnection cluster,
            ServiceKind kind,
            ServiceRef service,
            URI base,
            Function<String, Credentials> login) {
        String id = ServerCandidates.id(service);
        var proxied = new Place(
                id,
                service + " (services/proxy)",
                () -> cluster.serviceProxy(service, base.getScheme(), HttpTarget.direct(product(kind), base)));
        return new Place(
                id,
                service.toString(),
                () -> through(cluster.tunnel(service), kind, id, base, login),
                Optional.of(proxied));
    }

    private HttpGateway through(
            ServiceTunnel tunnel, ServiceKind kind, String id, URI base, Function<String, Credentials> login) {
        HttpTarget target = HttpTarget.through(product(kind), base, tunnel).with(login.apply(base.getScheme()));
        return new TunnelGateway(
                new PooledHttpGateway(passwords.trust(id).map(target::with).orElse(target)), tunnel::close);
    }

    private Function<String, Credentials> login(ServiceKind kind, Candidate candidate, boolean meant) {
        return scheme -> new ServerLogin(passwords, urls).to(candidate, variable(kind), meant, scheme);
    }

    static String product(ServiceKind kind) {
        return switch (kind) {
            case PROMETHEUS -> "Prometheus";
            case ALERTMANAGER -> "Alertmanager";
            case ELASTICSEARCH -> "Elasticsearch";
            case KIBANA -> "Kibana";
            case GRAFANA -> "Grafana";
        };
    }

    private static String variable(ServiceKind kind) {
        return kind.name().toUpperCase(Locale.ROOT);
    }
}
