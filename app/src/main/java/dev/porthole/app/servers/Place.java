package dev.porthole.app.servers;

import dev.porthole.connectors.http.HttpGateway;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a server may be.
 *
 * @param id of the Service, as {@link ServerCandidates} knows it; empty for a place that was named by a URL
 * @param where in words for a person: "localhost:9090", "svc/prometheus-server:80 in monitoring"
 * @param way a new way there; closing it gives up everything it needs, such as a tunnel
 * @param whenForbidden another way to the same server, for those who may not take the first one
 */
public record Place(String id, String where, Supplier<HttpGateway> way, Optional<Place> whenForbidden) {

    /** A place with only one way to it. */
    Place(String id, String where, Supplier<HttpGateway> way) {
        this(id, where, way, Optional.empty());
    }
}
