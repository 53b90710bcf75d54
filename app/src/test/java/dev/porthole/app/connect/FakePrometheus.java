package dev.porthole.app.connect;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as Prometheus does, with data or without, below a prefix. */
final class FakePrometheus implements AutoCloseable {

    private static final String BUILD = "{\"version\":\"3.1.0\"}";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakePrometheus(String prefix, boolean data) throws IOException {
        this(prefix, data, 0);
    }

    /** @param port 0 for any */
    FakePrometheus(String prefix, boolean data, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        String up = data ? "{\"metric\":{},\"value\":[1769850000,\"3\"]}" : "";
        answer(prefix + "/api/v1/status/buildinfo", BUILD);
        answer(prefix + "/api/v1/query", "{\"resultType\":\"vector\",\"result\":[" + up + "]}");
        answer(prefix + "/api/v1/label/__name__/values", "[]");
        server.start();
    }

    private void answer(String path, String data) {
        byte[] body = ("{\"status\":\"success\",\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
