package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;

/** Opens TCP connections to an API server: straight, or through the HTTP or SOCKS proxy that its kubeconfig names. */
public final class ServerRoute {

    private final URI server;
    private final Proxy proxy;

    public ServerRoute(ApiEndpoint endpoint) {
        this.server = endpoint.server();
        this.proxy = endpoint.proxy().map(ServerRoute::proxy).orElse(Proxy.NO_PROXY);
    }

    /** @return connected, without a limit on reading */
    public Socket connect(int limitMillis) throws IOException {
        var tcp = new Socket(proxy);
        try {
            tcp.setTcpNoDelay(true);
            // A proxy looks the name up itself.
            tcp.connect(
                    proxy == Proxy.NO_PROXY
                            ? new InetSocketAddress(server.getHost(), port())
                            : InetSocketAddress.createUnresolved(server.getHost(), port()),
                    limitMillis);
            return tcp;
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
    }

    public int port() {
        return server.getPort() >= 0 ? server.getPort() : isSecure() ? 443 : 80;
    }

    public boolean isSecure() {
        return !"http".equalsIgnoreCase(server.getScheme());
    }

    private static Proxy proxy(URI proxy) {
        boolean socks = ApiEndpoint.isSocks(proxy);
        int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? 1080 : 80;
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
    }
}
