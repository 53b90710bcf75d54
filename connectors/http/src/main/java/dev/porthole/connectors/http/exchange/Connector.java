package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.http.HttpTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/** Opens connections for the HTTP client: a plain socket or a dialer's channel, with TLS over either. */
final class Connector implements HttpClientConnectionOperator {

    /** Where the exchange's {@link Watch} stands in the client's context. */
    static final String WATCH = "porthole.watch";

    private final HttpTarget target;
    private final javax.net.ssl.SSLContext tls;

    Connector(HttpTarget target, javax.net.ssl.SSLContext tls) {
        this.target = target;
        this.tls = tls;
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            InetSocketAddress local,
            TimeValue timeout,
            SocketConfig config,
            HttpContext context)
            throws IOException {
        Watch watch = (Watch) context.getAttribute(WATCH);
        watch.opened();
        watch.waits();
        Optional<Dialer> dialer = target.dialer();
        Socket socket = dialer.isPresent() ? dial(dialer.get(), watch) : open(host, watch);
        bind(connection, socket, host, watch);
    }

    /** Puts TLS over a proxy's tunnel. */
    @Override
    public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) throws IOException {
        Watch watch = (Watch) context.getAttribute(WATCH);
        watch.waits();
        bind(connection, connection.getSocket(), host, watch);
    }

    private void bind(ManagedHttpClientConnection connection, Socket socket, HttpHost host, Watch watch)
            throws IOException {
        try {
            if (host.getSchemeName().equals("https")) {
                connection.bind(handshake(socket, host), socket);
            } else {
                connection.bind(socket);
            }
            watch.progressed();
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket dial(Dialer dialer, Watch watch) throws IOException {
        var socket = new ChannelSocket(dialer.dial(watch.deadline()));
        watch.guard(socket);
        return socket;
    }

    /** Tries all addresses of the name, asked for anew each time, since services move. */
    private Socket open(HttpHost host, Watch watch) throws IOException {
        IOException last = new ConnectException("no address");
        for (InetAddress address : InetAddress.getAllByName(host.getHostName())) {
            var socket = new Socket();
            watch.guard(socket);
            try {
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.connect(new InetSocketAddress(address, port(host)), connectMillis(watch));
                return socket;
            } catch (IOException unreachable) {
                socket.close();
                last = unreachable;
            }
        }
        throw last;
    }

    private int connectMillis(Watch watch) {
        Duration left = watch.deadline().remaining();
        return (int) Math.clamp(Math.min(left.toMillis(), target.stall().toMillis()), 1, Integer.MAX_VALUE);
    }

    private static int port(HttpHost host) {
        return host.getPort() > 0 ? host.getPort() : host.getSchemeName().equals("https") ? 443 : 80;
    }

    private SSLSocket handshake(Socket socket, HttpHost host) throws IOException {
        String name = target.tls().serverName().orElse(host.getHostName());
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, name, port(host), true);
        SSLParameters parameters = secured.getSSLParameters();
        if (target.tls().verified()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!name.contains(":") && !name.matches("[0-9.]+")) {
            // Also for names without a dot, which Java leaves out of the hello by itself.
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
