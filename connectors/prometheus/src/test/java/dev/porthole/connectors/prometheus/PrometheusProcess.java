package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus on a free port, which scrapes itself and a real node-exporter every few seconds. */
final class PrometheusProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final Path folder;
    private final Process exporter;
    private final Process server;
    private final int port;

    PrometheusProcess(Path prometheus, Path nodeExporter, String prefix) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("prometheus");
        int exporterPort;
        // Both at once, so that they are two.
        try (var one = freePort();
                var other = freePort()) {
            exporterPort = one.getLocalPort();
            port = other.getLocalPort();
        }
        // A target that is busy for longer than the interval counts as gone.
        Files.writeString(folder.resolve("prometheus.yml"), """
            global: {scrape_interval: 4s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: prometheus
                metrics_path: %s/metrics
                static_configs: [{targets: ["127.0.0.1:%d"]}]
              - job_name: node
                static_configs: [{targets: ["127.0.0.1:%d"]}]
              - job_name: gone
                static_configs: [{targets: ["127.0.0.1:1"]}]
            """.formatted(prefix, port, exporterPort));
        Files.writeString(folder.resolve("rules.yml"), """
            groups:
              - name: test
                rules:
                  - {record: "job:up:sum", expr: "sum by (job) (up)"}
                  - alert: TargetGone
                    expr: up == 0
                    for: 0s
                    labels: {severity: page}
                    annotations: {summary: "{{ $labels.job }} is gone"}
                  - {alert: Never, expr: vector(0) > 1, for: 90s, keep_firing_for: 7m}
                  - {record: "broken", expr: "up * on() up"}
            """);
        exporter = start(nodeExporter.toString(), "--web.listen-address=127.0.0.1:" + exporterPort);
        server = start(
                prometheus.toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--web.route-prefix=" + (prefix.isEmpty() ? "/" : prefix));
        awaitSamples(prefix);
    }

    URI uri(String prefix) {
        return URI.create("http://127.0.0.1:" + port + prefix);
    }

    /** The binary in the folder that {@code PORTHOLE_TEST_STACK} names, or on the path. */
    static Optional<Path> inStack(String name) {
        return Optional.ofNullable(System.getenv("PORTHOLE_TEST_STACK"))
                .map(stack -> Path.of(stack, name))
                .filter(Files::isExecutable);
    }

    static Optional<Path> onPath(String name) {
        return Stream.ofNullable(System.getenv("PATH"))
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(Path.of(command[0]).getFileName() + ".log")
                        .toFile())
                .start();
    }

    private void awaitSamples(String prefix) throws IOException, InterruptedException {
        Deadline end = Deadline.after(START);
        try (var source = new PrometheusMetricSource(
                new PooledHttpGateway(HttpTarget.direct("Prometheus", uri(prefix))), "test")) {
            while (!ready(source)) {
                if (end.passed() || server.waitFor(100, TimeUnit.MILLISECONDS)) {
                    String said = Files.readString(folder.resolve("prometheus.log"));
                    close();
                    throw new IOException("Prometheus did not start: " + said);
                }
            }
        }
    }

    /** As of two seconds ago, so that a range on a grid of seconds, which ends before now, has samples too. */
    private static boolean ready(PrometheusMetricSource source) {
        var query = new InstantQuery(
                "count(up{job!=\"gone\"} == 1) == 2 and count(ALERTS) > 0",
                Instant.now().minusSeconds(2));
        return source.instant(query, Deadline.after(Duration.ofSeconds(5)))
                        instanceof Outcome.Success<List<dev.porthole.connectors.api.metrics.Sample>>(var found, var n)
                && !found.isEmpty();
    }

    static TimeRange lastMinutes() {
        return TimeRange.last(Duration.ofMinutes(5), Instant.now());
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Override
    public void close() throws IOException {
        for (Process process : List.of(server, exporter)) {
            process.destroy();
        }
        try {
            for (Process process : List.of(server, exporter)) {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
