package dev.porthole.connectors.promql.real;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus over given samples, which scrapes nothing. */
final class PrometheusServer implements AutoCloseable {

    private final HttpClient http;
    private final Process process;
    private final int port;

    PrometheusServer(HttpClient http, Path binaries, Path folder, String openMetrics, String features)
            throws Exception {
        this.http = http;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("samples.om"), openMetrics);
        Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
        Process blocks = new ProcessBuilder(
                        binaries.resolve("promtool").toString(),
                        "tsdb",
                        "create-blocks-from",
                        "openmetrics",
                        folder.resolve("samples.om").toString(),
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("promtool.log").toFile())
                .start();
        if (!blocks.waitFor(180, TimeUnit.SECONDS) || blocks.exitValue() != 0) {
            throw new IOException(Files.readString(folder.resolve("promtool.log")));
        }
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("prometheus").toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--storage.tsdb.retention.time=36500d",
                "--web.listen-address=127.0.0.1:" + port));
        if (!features.isEmpty()) {
            command.add("--enable-feature=" + features);
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!ready()) {
            if (System.nanoTime() > end || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException(Files.readString(folder.resolve("prometheus.log")));
            }
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/-/ready"))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The body of the answer to a form with a query in it. */
    String ask(String path, String query, String more) throws IOException, InterruptedException {
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more;
        return send(HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .body();
    }

    /** The query as the server itself writes it, or its complaint. */
    String formatted(String query) throws IOException, InterruptedException {
        return ask("/api/v1/format_query", query, "");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
