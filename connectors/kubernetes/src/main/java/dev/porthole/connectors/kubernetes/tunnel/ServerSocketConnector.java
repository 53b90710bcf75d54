package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
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
        URI server = cluster.server();
        boolean secure = !"http".equalsIgnoreCase(server.getScheme());
        int port = server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80;
        Proxy proxy = cluster.proxy().map(ServerSocketConnector::proxy).orElse(Proxy.NO_PROXY);
        var tcp = new Socket(proxy);
        try {
            tcp.setTcpNoDelay(true);
            // A proxy looks the name up itself.
            tcp.connect(
                    proxy == Proxy.NO_PROXY
                            ? new InetSocketAddress(server.getHost(), port)
                            : InetSocketAddress.createUnresolved(server.getHost(), port),
                    millis(deadline));
            tcp.setSoTimeout(millis(deadline));
            if (!secure) {
                return new Connection(tcp, tcp);
            }
            String name = cluster.tlsServerName().isEmpty() ? server.getHost() : cluster.tlsServerName();
            var tls = (SSLSocket) api.tls().getSocketFactory().createSocket(tcp, name, port, true);
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

    private static Proxy proxy(URI proxy) {
        boolean socks = proxy.getScheme().startsWith("socks");
        int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? 1080 : 80;
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
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
