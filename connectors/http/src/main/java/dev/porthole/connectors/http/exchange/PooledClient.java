package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.connection.Route;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The library's client with everything switched off that it would do by itself (retries, redirects, cookies, cached
 * logins, decompression, upgrades, time-outs), and its pool.
 */
final class PooledClient implements AutoCloseable {

    private static final TimeValue KEEP_IDLE = TimeValue.ofSeconds(60);

    /** Longer than any call; waiting for a connection ends by the call's own deadline. */
    private static final Timeout TURN = Timeout.ofHours(1);

    private final Route route;
    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient http;

    PooledClient(Route route, int connections) {
        this.route = route;
        this.pool = pool(new Connector(route), connections);
        this.http = http(route, pool);
    }

    boolean isPlainlyProxied() {
        return route.isPlainlyProxied();
    }

    CloseableHttpClient http() {
        return http;
    }

    void dropIdle() {
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        pool.close(CloseMode.IMMEDIATE);
    }

    private static PoolingHttpClientConnectionManager pool(Connector connector, int connections) {
        var pool = new PoolingHttpClientConnectionManager(
                connector,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                socket -> new SilentConnection());
        pool.setDefaultMaxPerRoute(connections);
        pool.setMaxTotal(connections);
        // The library's check of an idle connection reads from it with a socket time-out, which a channel does not
        // have; an exchange on a connection that turns out dead is repeated instead.
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .setSocketTimeout(Timeout.DISABLED)
                .build());
        return pool;
    }

    private static CloseableHttpClient http(Route route, PoolingHttpClientConnectionManager pool) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(pool)
                .setUserAgent("Porthole")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(TURN)
                        .setResponseTimeout(Timeout.DISABLED)
                        .setConnectionKeepAlive(KEEP_IDLE)
                        .setProtocolUpgradeEnabled(false)
                        .build());
        if (route.isPlainlyProxied()) {
            builder.setProxy(
                    new HttpHost("http", ServerAddress.of(route.target().base()).host()));
        }
        return builder.build();
    }
}
