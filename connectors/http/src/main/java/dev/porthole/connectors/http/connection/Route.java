package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.tls.TlsLayer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;

/**
 * Opens connections to one target: over its dialer, through its proxy, or straight, with its TLS. The one place where
 * sockets are made, so that every kind of call goes the same way and trusts the same certificates.
 */
public final class Route {

    private static final Set<String> SCHEMES = Set.of("http", "https", "socks5", "socks5h");
    private static final int KEEPALIVE_IDLE_SECONDS = 15;
    private static final int KEEPALIVE_PROBE_SECONDS = 5;
    private static final int KEEPALIVE_PROBES = 3;

    private final HttpTarget target;
    private final TlsLayer tls;
    private final TlsLayer proxyTls;

    public Route(HttpTarget target) throws GeneralSecurityException {
        this.target = target;
        this.tls = new TlsLayer(target.tls());
        // The proxy is trusted as the server is, as with kubectl, but learns nothing of who we are.
        this.proxyTls = new TlsLayer(new Tls(
                target.tls().authority(),
                Optional.empty(),
                Optional.empty(),
                target.tls().verified()));
    }

    /** Whether requests are handed to the proxy as they are, which is the custom where there is no TLS to be kept whole. */
    public boolean isPlainlyProxied() {
        String scheme = target.proxy()
                .map(URI::getScheme)
                .filter(known -> known != null)
                .orElse("");
        return "http".equals(target.base().getScheme())
                && target.dialer().isEmpty()
                && (scheme.equals("http") || scheme.equals("https"));
    }

    public HttpTarget target() {
        return target;
    }

    /** A connection for requests, with TLS where the target wants it. */
    public Ready ready(ServerAddress server, Watch watch) throws IOException {
        if (isPlainlyProxied()) {
            URI proxy = target.proxy().orElseThrow();
            Socket socket = reached(address(proxy), watch);
            return "https".equals(proxy.getScheme())
                    ? new Ready(socket, Optional.of(over(socket, proxyTls, address(proxy))))
                    : new Ready(socket, Optional.empty());
        }
        return own(server, watch);
    }

    public boolean isSecure() {
        return "https".equals(target.base().getScheme());
    }

    /** @param secured the same with TLS over it, where there is any */
    public record Ready(Socket plain, Optional<SSLSocket> secured) {

        public Socket stream() {
            return secured.isPresent() ? secured.get() : plain;
        }
    }

    private static SSLSocket over(Socket socket, TlsLayer layer, ServerAddress server) throws IOException {
        try {
            return layer.over(socket, server);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    /** As {@link #ready}, but never by way of a proxy that reads along. */
    public Ready own(ServerAddress server, Watch watch) throws IOException {
        Socket socket = open(server, watch);
        return isSecure()
                ? new Ready(socket, Optional.of(over(socket, tls, server)))
                : new Ready(socket, Optional.empty());
    }

    /** A connection on which the next byte is {@code server}'s. */
    private Socket open(ServerAddress server, Watch watch) throws IOException {
        if (target.dialer().isPresent()) {
            var socket = new ChannelSocket(target.dialer().get().dial(watch.deadline()));
            watch.guard(socket);
            return socket;
        }
        return target.proxy().isPresent() ? through(target.proxy().get(), server, watch) : straight(server, watch);
    }

    private Socket through(URI proxy, ServerAddress server, Watch watch) throws IOException {
        var address = address(proxy);
        Socket socket = reached(address, watch);
        try {
            return led(socket, proxy, address, server);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private Socket led(Socket socket, URI proxy, ServerAddress address, ServerAddress server) throws IOException {
        var login = ProxyLogin.of(proxy);
        switch (proxy.getScheme()) {
            case "socks5", "socks5h" -> new Socks5(address, login).lead(socket, server);
            case "https" -> {
                Socket secured = proxyTls.over(socket, address);
                new HttpConnect(address, login).lead(secured, server);
                return secured;
            }
            default -> new HttpConnect(address, login).lead(socket, server);
        }
        return socket;
    }

    private static ServerAddress address(URI proxy) throws ProxyException {
        if (proxy.getScheme() == null || !SCHEMES.contains(proxy.getScheme())) {
            throw new ProxyException("http.proxy.scheme");
        }
        try {
            return ServerAddress.of(proxy);
        } catch (IllegalArgumentException nowhere) {
            throw new ProxyException("http.proxy.scheme");
        }
    }

    private Socket reached(ServerAddress proxy, Watch watch) throws IOException {
        try {
            return straight(proxy, watch);
        } catch (UnknownHostException unknown) {
            throw new ProxyException("http.proxy.unknown", proxy.host());
        } catch (ConnectException refused) {
            throw new ProxyException("http.proxy.refused", proxy.toString());
        }
    }

    /** Tries all addresses of the name, asked for anew each time, since services move. */
    private Socket straight(ServerAddress server, Watch watch) throws IOException {
        IOException last = new UnknownHostException();
        for (InetAddress address : InetAddress.getAllByName(server.host())) {
            var socket = new Socket();
            watch.guard(socket);
            try {
                socket.setTcpNoDelay(true);
                keepAlive(socket);
                socket.connect(new InetSocketAddress(address, server.port()), connectMillis(watch));
                return socket;
            } catch (IOException unreachable) {
                socket.close();
                last = unreachable;
            }
        }
        throw last;
    }

    /** So that the other side's silent death is told within half a minute on a connection that only listens. */
    private static void keepAlive(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_PROBE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_PROBES);
        }
    }

    private int connectMillis(Watch watch) {
        Duration left = watch.deadline().remaining();
        return (int) Math.clamp(Math.min(left.toMillis(), target.stall().toMillis()), 1, Integer.MAX_VALUE);
    }
}
