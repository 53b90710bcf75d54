package dev.porthole.app.connect;

import dev.porthole.app.command.Address;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.Discovered;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.tunnel.ServiceTunnel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The places where a kind of server may be: the one that was named, or those found in the cluster. */
final class Servers {

    private static final int ONLY_PORT = 0;

    private final Optional<ClusterConnection> kubernetes;
    private final UrlPlaces urls;

    Servers(Optional<ClusterConnection> kubernetes, UrlPlaces urls) {
        this.kubernetes = kubernetes;
        this.urls = urls;
    }

    /** The likeliest first; a failure when there can be none. */
    Outcome<List<Place>> places(ServiceKind kind, Optional<Address> named, Deadline deadline) {
        if (named.isEmpty()) {
            return discovered(kind, deadline);
        }
        return switch (named.get()) {
            case Address.Url url -> Outcome.of(List.<Place>of(urls.place(product(kind), variable(kind), url)));
            case Address.InCluster service
            when service.port() == ONLY_PORT ->
                discovered(kind, deadline)
                        .map(all -> all.stream()
                                .filter(place -> place.where().contains("/" + service.service() + ":"))
                                .toList());
            case Address.InCluster service ->
                kubernetes
                        .map(cluster -> Outcome.of(List.<Place>of(tunnelled(
                                cluster,
                                kind,
                                new ServiceRef(service.namespace(), service.service(), service.port()),
                                "http",
                                service.prefix()))))
                        .orElseGet(() -> Outcome.failed(new Failure.NotFound(product(kind), "")));
        };
    }

    private Outcome<List<Place>> discovered(ServiceKind kind, Deadline deadline) {
        if (kubernetes.isEmpty()) {
            return Outcome.failed(new Failure.NotFound(product(kind), ""));
        }
        ClusterConnection cluster = kubernetes.get();
        return cluster.discovery().find(List.of(), deadline).map(found -> places(cluster, found, kind));
    }

    private List<Place> places(ClusterConnection cluster, Discovered found, ServiceKind kind) {
        List<Place> places = new ArrayList<>();
        for (Candidate candidate : found.of(kind)) {
            String other = candidate.scheme().equals("http") ? "https" : "http";
            places.add(tunnelled(cluster, kind, candidate.service(), candidate.scheme(), candidate.pathPrefix()));
            places.add(tunnelled(cluster, kind, candidate.service(), other, candidate.pathPrefix()));
        }
        return places;
    }

    private Place tunnelled(
            ClusterConnection cluster, ServiceKind kind, ServiceRef service, String scheme, String prefix) {
        ServiceTunnel tunnel = cluster.tunnel(service);
        URI base = URI.create(scheme + "://" + service.name() + "." + service.namespace() + ".svc:" + service.port()
                + (prefix.equals("/") ? "" : prefix));
        HttpTarget target = HttpTarget.through(product(kind), base, tunnel).with(urls.credentials(variable(kind)));
        return new Place(service.toString(), target, tunnel::close);
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
