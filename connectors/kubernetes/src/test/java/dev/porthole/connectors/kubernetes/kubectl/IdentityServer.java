package dev.porthole.connectors.kubernetes.kubectl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Answers who it was asked by: certificate, Authorization, Impersonate headers. Takes every certificate, and none. */
final class IdentityServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private IdentityServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = ("{\"gitVersion\":\"v1.36.0\",\"who\":\"" + who(exchange) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    static IdentityServer plain() throws IOException {
        return new IdentityServer(HttpServer.create(here(), 50));
    }

    static IdentityServer secure(String certificates, String key) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(here(), 50);
        SSLContext context = context(certificates, key);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new IdentityServer(server);
    }

    static SSLContext context(String certificates, String key) throws GeneralSecurityException {
        var identity = new Tls.Identity(certificates, new Secret(key));
        return new TlsMaterial(new Tls(Optional.empty(), Optional.of(identity), Optional.empty(), false)).context();
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String who(HttpExchange exchange) {
        String certificate = "none";
        if (exchange instanceof HttpsExchange secured) {
            try {
                certificate = secured.getSSLSession().getPeerPrincipal().getName();
            } catch (SSLPeerUnverifiedException none) {
                certificate = "none";
            }
        }
        var as = new TreeSet<String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("impersonate-")) {
                values.forEach(value -> as.add(name.toLowerCase(Locale.ROOT) + "=" + value));
            }
        });
        List<String> authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of("none"));
        return "certificate " + certificate + ", authorization " + authorization + ", as " + as;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
