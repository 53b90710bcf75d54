package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.SleepWatch;
import dev.porthole.connectors.kubernetes.server.Upgraded;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** Opens connections to ports of pods through {@code pods/portforward} of the API server. */
final class PodDialer {

    private static final String SUBPROTOCOL = "v4.channel.k8s.io";

    private final ApiServer api;
    private final InstantSource clock;
    private final Duration pingEvery;
    private final SecureRandom random = new SecureRandom();

    PodDialer(ApiServer api, InstantSource clock, Duration pingEvery) {
        this.api = api;
        this.clock = clock;
        this.pingEvery = pingEvery;
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
        Upgraded connection = api.upgrade(request, SUBPROTOCOL, deadline);
        try {
            var socket = new PodSocket(
                    target.namespace() + "/" + target.pod() + ":" + target.port(),
                    connection,
                    random,
                    new SleepWatch(clock),
                    pingEvery,
                    watcher);
            socket.start();
            return socket;
        } catch (IOException e) {
            throw new ApiException(api.failures().broken(e), 0);
        }
    }
}
