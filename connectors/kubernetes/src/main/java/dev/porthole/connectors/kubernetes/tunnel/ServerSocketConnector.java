package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.ServerRoute;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens sockets to an API server, through its proxy and with its TLS, as its kubeconfig says. */
final class ServerSocketConnector {

    private final ApiServer api;

    ServerSocketConnector(ApiServer api) {
        this.api = api;
    }

    /**
     * @param tcp what is closed to end everything at once
     * @param stream carries the bytes; the same socket when there is no TLS
     */
    record Connection(Socket tcp, Socket stream) {}

    Connection connect(Deadline deadline) throws IOException {
        ApiEndpoint cluster = api.context().cluster();
        var route = new ServerRoute(cluster);
        Socket tcp = route.connect(millis(deadline));
        try {
            tcp.setSoTimeout(millis(deadline));
            if (!route.isSecure()) {
                return new Connection(tcp, tcp);
            }
            String name = cluster.named().getHost();
            var tls = (SSLSocket) api.tls().getSocketFactory().createSocket(tcp, name, route.port(), true);
            if (!cluster.insecure()) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
            return new Connection(tcp, tls);
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
    }

    /** What is left, for a socket, where 0 would mean for ever. */
    static int millis(Deadline deadline) throws SocketTimeoutException {
        long left = deadline.remaining().toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
