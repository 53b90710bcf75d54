package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.SleepWatch;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Opens connections to ports of pods through {@code pods/portforward} of the API server. */
final class PodDialer {

    private static final String SUBPROTOCOL = "v4.channel.k8s.io";
    private static final int UNAUTHORIZED = 401;

    private final ApiServer api;
    private final ServerSocketConnector connector;
    private final WebSocketHandshake handshake;
    private final InstantSource clock;
    private final Duration pingEvery;
    private final SecureRandom random = new SecureRandom();

    PodDialer(ApiServer api, InstantSource clock, Duration pingEvery) {
        this.api = api;
        this.clock = clock;
        this.pingEvery = pingEvery;
        this.connector = new ServerSocketConnector(api);
        this.handshake = new WebSocketHandshake(api.failures(), random);
    }

    PodSocket dial(PodPort target, Deadline deadline, PodSocket.Watcher watcher) throws ApiException {
        // kubectl's own verb; since 1.35 the server asks for create as well as for get, and says which is missing.
        ApiRequest request = ApiRequest.of(
                        "create",
                        "pods/portforward",
                        "api",
                        "v1",
                        "namespaces",
                        target.namespace(),
                        "pods",
                        target.pod(),
                        "portforward")
                .with("ports", target.port());
        try {
            Optional<Secret> authorization = api.authorization();
            try {
                return open(request, target, authorization, deadline, watcher);
            } catch (ApiException e) {
                if (e.status() == UNAUTHORIZED && api.renew(authorization)) {
                    return open(request, target, api.authorization(), deadline, watcher);
                }
                throw e;
            }
        } catch (ApiException e) {
            throw e;
        } catch (IOException e) {
            throw new ApiException(
                    Thread.currentThread().isInterrupted()
                            ? new Failure.Cancelled(api.failures().target(), "")
                            : api.failures().broken(e, deadline.limit()),
                    0);
        }
    }

    private PodSocket open(
            ApiRequest request,
            PodPort target,
            Optional<Secret> authorization,
            Deadline deadline,
            PodSocket.Watcher watcher)
            throws IOException {
        ServerSocketConnector.Connection connection = connector.connect(deadline);
        try {
            handshake.upgrade(connection.stream(), api.uri(request), request, SUBPROTOCOL, authorization, deadline);
            var socket = new PodSocket(
                    target.namespace() + "/" + target.pod(),
                    connection,
                    random,
                    new SleepWatch(clock),
                    pingEvery,
                    watcher);
            socket.start();
            return socket;
        } catch (IOException | RuntimeException e) {
            connection.tcp().close();
            throw e;
        }
    }
}
