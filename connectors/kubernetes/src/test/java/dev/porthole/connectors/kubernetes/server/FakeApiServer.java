package dev.porthole.connectors.kubernetes.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.PemSource;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API server that answers what a test wants, for what no real one can be brought to do. */
public final class FakeApiServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public FakeApiServer(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public static String status(int code, String reason, String message) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"%s\",\"reason\":\"%s\",\"code\":%d}"
                .formatted(message, reason, code);
    }

    public List<String> requests() {
        return requests;
    }

    public ClusterContext context(UserAuth user) {
        var endpoint = new ApiEndpoint(
                "fake",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                PemSource.NONE,
                false,
                "",
                Optional.empty());
        return new ClusterContext("fake", "", endpoint, user);
    }

    /** A user with a fixed token. */
    public static UserAuth token(String token) {
        return UserAuth.bearer("me", new Secret(token));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
