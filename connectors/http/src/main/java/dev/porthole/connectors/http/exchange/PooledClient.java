package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.http.HttpTarget;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
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

    private static final int CONNECTIONS = 4;
    private static final TimeValue KEEP_IDLE = TimeValue.ofSeconds(60);

    /** Longer than any call; waiting for a connection ends by the call's own deadline. */
    private static final Timeout TURN = Timeout.ofHours(1);

    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient http;

    PooledClient(HttpTarget target, SSLContext tls) {
        this.pool = pool(new Connector(target, tls));
        this.http = http(target, pool);
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

    private static PoolingHttpClientConnectionManager pool(Connector connector) {
        var pool = new PoolingHttpClientConnectionManager(
                connector,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                socket -> new SilentConnection());
        pool.setDefaultMaxPerRoute(CONNECTIONS);
        pool.setMaxTotal(CONNECTIONS);
        // The library's check of an idle connection reads from it with a socket time-out, which a channel does not
        // have; an exchange on a connection that turns out dead is repeated instead.
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .setSocketTimeout(Timeout.DISABLED)
                .build());
        return pool;
    }

    private static CloseableHttpClient http(HttpTarget target, PoolingHttpClientConnectionManager pool) {
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
        if (target.dialer().isEmpty()) {
            target.proxy().ifPresent(proxy -> proxy(builder, proxy));
        }
        return builder.build();
    }

    private static void proxy(HttpClientBuilder builder, URI proxy) {
        var host = new HttpHost("http", proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
        builder.setProxy(host);
        if (proxy.getUserInfo() != null) {
            String[] parts = proxy.getUserInfo().split(":", 2);
            char[] password = parts.length > 1 ? parts[1].toCharArray() : new char[0];
            var login = new BasicCredentialsProvider();
            login.setCredentials(new AuthScope(host), new UsernamePasswordCredentials(parts[0], password));
            builder.setDefaultCredentialsProvider(login);
        }
    }
}
