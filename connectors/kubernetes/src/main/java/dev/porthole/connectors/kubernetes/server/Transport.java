package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.kubernetes.auth.ClientCertificate;
import dev.porthole.connectors.kubernetes.auth.ClusterTls;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Fabric8's HTTP client for one API server and one client certificate, and the same trust for sockets of our own.
 * Nothing is taken from environment variables, system properties or a service account: only the kubeconfig counts.
 */
final class Transport implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final SSLContext tls;
    private final Optional<ClientCertificate> certificate;
    private final Optional<ServerRelay> relay;

    Transport(ClusterContext context, Optional<ClientCertificate> certificate) throws IOException {
        this.certificate = certificate;
        Config config = config(context, certificate);
        try {
            this.tls = SSLUtils.sslContext(config);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException("the certificates of the kubeconfig cannot be used", e);
        }
        ApiEndpoint cluster = context.cluster();
        boolean relayed = cluster.isBehindSocks() || !cluster.tlsServerName().isEmpty();
        this.relay = relayed ? Optional.of(new ServerRelay(new ServerRoute(cluster))) : Optional.empty();
        relay.map(ServerRelay::url).or(() -> cluster.proxy().map(URI::toString)).ifPresent(proxy -> {
            config.setHttpsProxy(proxy);
            config.setHttpProxy(proxy);
        });
        var factory = new VirtualThreads();
        HttpClient.Builder builder = factory.newBuilder(config);
        // Our own credentials are put on each request; this one would read the kubeconfig again.
        builder.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, new Interceptor() {});
        this.http = builder.build();
    }

    HttpClient http() {
        return http;
    }

    SSLContext tls() {
        return tls;
    }

    boolean isFor(Optional<ClientCertificate> other) {
        return certificate.equals(other);
    }

    @Override
    public void close() {
        http.close();
        relay.ifPresent(ServerRelay::close);
    }

    private static Config config(ClusterContext context, Optional<ClientCertificate> issued) throws IOException {
        ApiEndpoint cluster = context.cluster();
        var builder = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.named().toString())
                .withApiVersion("v1")
                .withTrustCerts(cluster.insecure())
                .withDisableHostnameVerification(cluster.insecure())
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestTimeout(0)
                .withRequestRetryBackoffLimit(0)
                .withUserAgent("porthole");
        Tls tls = new ClusterTls(context).with(issued);
        tls.authority().map(Transport::base64).ifPresent(builder::withCaCertData);
        tls.identity().ifPresent(identity -> {
            String key = base64(identity.privateKey().reveal());
            builder.withClientCertData(base64(identity.certificates()))
                    .withClientKeyData(key)
                    .withClientKeyAlgo(Config.getKeyAlgorithm(null, key));
        });
        return builder.build();
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }

    /** Callbacks of the JDK's client run on virtual threads. */
    private static final class VirtualThreads extends JdkHttpClientFactory {
        @Override
        protected void additionalConfig(java.net.http.HttpClient.Builder builder) {
            builder.executor(Executors.newVirtualThreadPerTaskExecutor());
        }
    }
}
