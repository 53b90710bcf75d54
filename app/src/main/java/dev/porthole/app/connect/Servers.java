package dev.porthole.app.connect;

import dev.porthole.app.command.Address;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.tunnel.ServiceTunnel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The places where a kind of server may be: the one that was named, or those found in the cluster. */
final class Servers {

    private static final int ONLY_PORT = 0;

    private final Optional<ClusterConnection> kubernetes;
    private final UrlPlaces urls;
    private final ChartPasswords passwords;
    private final List<String> namespaces;

    /** @param namespaces to look at where not all may be */
    Servers(Optional<ClusterConnection> kubernetes, UrlPlaces urls, ChartPasswords passwords, List<String> namespaces) {
        this.kubernetes = kubernetes;
        this.namespaces = List.copyOf(namespaces);
        this.urls = urls;
        this.passwords = passwords;
    }

    /**
     * The likeliest first; a failure when there can be none.
     *
     * @param named on the command line, which counts more than what was chosen earlier
     * @param book learns what was found, and knows what was chosen
     */
    Outcome<List<Place>> places(ServiceKind kind, Optional<Address> named, ServerBook book, Deadline deadline) {
        if (named.isEmpty()) {
            return discovered(kind, book, deadline).map(all -> chosen(all, book));
        }
        return switch (named.get()) {
            case Address.Url url -> Outcome.of(List.of(urls.place(product(kind), variable(kind), url)));
            case Address.InCluster service
            when service.port() == ONLY_PORT ->
                discovered(kind, book, deadline)
                        .map(all -> all.stream()
                                .filter(place ->
                                        place.id().startsWith(service.namespace() + "/" + service.service() + ":"))
                                .toList());
            case Address.InCluster service ->
                kubernetes
                        .map(cluster -> Outcome.of(List.of(tunnelled(
                                cluster,
                                kind,
                                new ServiceRef(service.namespace(), service.service(), service.port()),
                                "http",
                                service.prefix()))))
                        .orElseGet(() -> Outcome.failed(new Failure.NotFound(product(kind), "")));
        };
    }

    /** Only the one that a person chose: another one's numbers in its place would be a lie. */
    private static List<Place> chosen(List<Place> all, ServerBook book) {
        return book.chosen()
                .map(id -> all.stream().filter(place -> place.id().equals(id)).toList())
                .orElse(all);
    }

    private Outcome<List<Place>> discovered(ServiceKind kind, ServerBook book, Deadline deadline) {
        if (kubernetes.isEmpty()) {
            return Outcome.failed(new Failure.NotFound(product(kind), ""));
        }
        ClusterConnection cluster = kubernetes.get();
        return cluster.discovery().find(namespaces, deadline).then(found -> {
            List<Candidate> candidates = found.of(kind);
            if (candidates.isEmpty() && !found.missing().isEmpty()) {
                // It may be where we were not allowed to look.
                return Outcome.failed(found.missing().getFirst());
            }
            book.found(kind, candidates);
            candidates.forEach(candidate -> passwords
                    .place(candidate)
                    .ifPresent(secret -> book.mayBeUnlocked(ServerBook.id(candidate.service()), secret)));
            return Outcome.of(candidates.stream()
                    .flatMap(candidate -> places(cluster, kind, candidate))
                    .toList());
        });
    }

    private Stream<Place> places(ClusterConnection cluster, ServiceKind kind, Candidate candidate) {
        String other = candidate.scheme().equals("http") ? "https" : "http";
        return Stream.of(candidate.scheme(), other)
                .map(scheme -> tunnelled(cluster, kind, candidate.service(), scheme, candidate.pathPrefix()));
    }

    private Place tunnelled(
            ClusterConnection cluster, ServiceKind kind, ServiceRef service, String scheme, String prefix) {
        String id = ServerBook.id(service);
        URI base = URI.create(scheme + "://" + service.name() + "." + service.namespace() + ".svc:" + service.port()
                + (prefix.equals("/") ? "" : prefix));
        var proxied = new Place(
                id,
                service + ", through the API server's proxy",
                () -> cluster.serviceProxy(service, scheme, HttpTarget.direct(product(kind), base)));
        return new Place(
                id, service.toString(), () -> through(cluster.tunnel(service), kind, id, base), Optional.of(proxied));
    }

    private HttpGateway through(ServiceTunnel tunnel, ServiceKind kind, String id, URI base) {
        HttpTarget target = HttpTarget.through(product(kind), base, tunnel).with(credentials(kind, id));
        return new TunnelGateway(
                new PooledHttpGateway(passwords.trust(id).map(target::with).orElse(target)), tunnel::close);
    }

    private Credentials credentials(ServiceKind kind, String id) {
        return passwords.credentials(id).orElseGet(() -> urls.credentials(variable(kind)));
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
