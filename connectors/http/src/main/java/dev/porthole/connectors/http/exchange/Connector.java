package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.connection.Route;
import dev.porthole.connectors.http.connection.Watch;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/** Opens connections for the HTTP client, by a {@link Route}; the client itself only writes a proxied request as one. */
final class Connector implements HttpClientConnectionOperator {

    /** Where the exchange's {@link Watch} stands in the client's context. */
    static final String WATCH = "porthole.watch";

    private final Route route;

    Connector(Route route) {
        this.route = route;
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
        Route.Ready ready = route.ready(ServerAddress.of(route.target().base()), watch);
        try {
            if (ready.secured().isPresent()) {
                connection.bind(ready.secured().get(), ready.plain());
            } else {
                connection.bind(ready.plain());
            }
            watch.progressed();
        } catch (IOException | RuntimeException failed) {
            ready.plain().close();
            throw failed;
        }
    }

    @Override
    public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) throws IOException {
        throw new IOException("no tunnel of the client's own is wanted");
    }
}
