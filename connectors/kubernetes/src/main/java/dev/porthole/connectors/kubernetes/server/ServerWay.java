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
    private int calls;
    private boolean retired;

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

    /** A call begins; false when there will be none any more. */
    synchronized boolean enter() {
        if (retired && calls == 0) {
            return false;
        }
        calls++;
        return true;
    }

    /** A call that began has its answer, or none. */
    synchronized void leave() {
        calls--;
        closeIfUnused();
    }

    /** Takes no new calls; closed when those that run have ended. */
    synchronized void retire() {
        retired = true;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (retired && calls == 0) {
            Thread.ofVirtual().name("close old connections").start(this::close);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
