package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.exchange.OwnConnections;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.auth.ClientCertificate;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Connections to one API server that were made with one client certificate and one trust. */
final class ServerWay implements AutoCloseable {

    /** Watches and followed logs hold one each, and each log is followed on its own. */
    private static final int CONNECTIONS = 64;

    private final Optional<ClientCertificate> issued;
    private final HttpTarget target;
    private final PooledHttpGateway gateway;
    private final OwnConnections own;

    ServerWay(Optional<ClientCertificate> issued, ApiEndpoint cluster, Tls tls, ServerLimits limits) {
        this.issued = issued;
        this.target = new HttpTarget(
                limits.name(),
                base(cluster.server(), limits.path()),
                Credentials.NONE,
                tls,
                Optional.empty(),
                cluster.proxy(),
                limits.stall(),
                limits.maxBytes());
        this.gateway = new PooledHttpGateway(target, CONNECTIONS);
        this.own = new OwnConnections(target);
    }

    /** Without what a kubeconfig may have put before the host. */
    private static URI base(URI server, String path) {
        String prefix = Objects.requireNonNullElse(server.getRawPath(), "").replaceFirst("/+$", "");
        return URI.create(server.getScheme() + "://" + ServerAddress.of(server) + prefix + path);
    }

    PooledHttpGateway gateway() {
        return gateway;
    }

    OwnConnections own() {
        return own;
    }

    /** The address of a call. */
    URI uri(String path) {
        return URI.create(target.base() + path);
    }

    boolean isFor(Optional<ClientCertificate> other) {
        return issued.equals(other);
    }

    boolean isLike(ServerWay other) {
        return issued.equals(other.issued) && target.equals(other.target);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
