package dev.porthole.connectors.kubernetes.tunnel;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server to stand behind a pod: {@code /echo/TEXT} gives the text, {@code /bytes/N} so many bytes. */
public final class EchoServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public EchoServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/echo/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestURI()
                        .getPath()
                        .substring("/echo/".length())
                        .getBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/bytes/", exchange -> {
            try (exchange) {
                long left = Long.parseLong(exchange.getRequestURI().getPath().substring("/bytes/".length()));
                exchange.sendResponseHeaders(200, left);
                byte[] chunk = new byte[64 << 10];
                for (int i = 0; i < chunk.length; i++) {
                    chunk[i] = (byte) i;
                }
                while (left > 0) {
                    int count = (int) Math.min(left, chunk.length);
                    exchange.getResponseBody().write(chunk, 0, count);
                    left -= count;
                }
            }
        });
        server.createContext("/count", exchange -> {
            try (exchange) {
                long count = 0;
                byte[] chunk = new byte[64 << 10];
                for (int n = exchange.getRequestBody().read(chunk);
                        n >= 0;
                        n = exchange.getRequestBody().read(chunk)) {
                    count += n;
                }
                byte[] body = Long.toString(count).getBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
