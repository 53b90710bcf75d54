package dev.porthole.app.signals;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Prometheus whose past was written before it started: one server holds many worlds, each in hours of its own, far
 * enough from the next that no look back reaches it.
 */
public final class BackfilledPrometheus implements AutoCloseable {

    private static final Duration BLOCK = Duration.ofHours(2);
    private static final Duration APART = Duration.ofHours(10);
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final Path prometheus;
    private final Path promtool;
    private final Instant newest;
    private int worlds;
    private Optional<Process> server = Optional.empty();
    private Optional<PrometheusMetricSource> source = Optional.empty();

    private BackfilledPrometheus(Path prometheus, Path promtool) throws IOException {
        this.folder = Files.createTempDirectory("backfilled");
        this.prometheus = prometheus;
        this.promtool = promtool;
        long block = BLOCK.toMillis();
        this.newest = Instant.ofEpochMilli(Math.floorDiv(System.currentTimeMillis(), block) * block - block);
    }

    /** Debian's, on the path; empty where there is none. */
    public static Optional<BackfilledPrometheus> onPath() throws IOException {
        return of(find("prometheus"), find("promtool"));
    }

    /** Today's, in the folder that {@code PORTHOLE_TEST_STACK} names. */
    public static Optional<BackfilledPrometheus> inStack() throws IOException {
        Optional<Path> stack =
                Optional.ofNullable(System.getenv("PORTHOLE_TEST_STACK")).map(Path::of);
        return of(
                stack.map(bin -> bin.resolve("prometheus")).filter(Files::isExecutable),
                stack.map(bin -> bin.resolve("promtool")).filter(Files::isExecutable));
    }

    private static Optional<BackfilledPrometheus> of(Optional<Path> prometheus, Optional<Path> promtool)
            throws IOException {
        return prometheus.isEmpty() || promtool.isEmpty()
                ? Optional.empty()
                : Optional.of(new BackfilledPrometheus(prometheus.get(), promtool.get()));
    }

    private static Optional<Path> find(String name) {
        return Stream.ofNullable(System.getenv("PATH"))
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** When the next world is "now": late in a block, so that what came before is in the same one. */
    public Instant nextWorld() {
        return newest.minus(APART.multipliedBy(++worlds)).plus(Duration.ofMinutes(100));
    }

    /** Writes a world: lines of OpenMetrics with their times, a family's lines together. */
    public void write(String openMetrics) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "world", ".om");
        Files.writeString(file, openMetrics + "# EOF\n");
        Process tool = new ProcessBuilder(
                        promtool.toString(),
                        "tsdb",
                        "create-blocks-from",
                        "openmetrics",
                        "-q",
                        file.toString(),
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException("promtool: " + said);
        }
        Files.delete(file);
    }

    /** Once all worlds are written. */
    public PrometheusMetricSource start() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("prometheus.yml"), "global: {scrape_interval: 1h}\n");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                prometheus.toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--storage.tsdb.retention.time=10y",
                // blocks of several worlds in one would tell each the labels of the others
                "--storage.tsdb.min-block-duration=2h",
                "--storage.tsdb.max-block-duration=2h",
                "--web.listen-address=127.0.0.1:" + port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        server = Optional.of(process);
        var started = new PrometheusMetricSource(
                new PooledHttpGateway(HttpTarget.direct("Prometheus", URI.create("http://127.0.0.1:" + port))), "test");
        source = Optional.of(started);
        Deadline end = Deadline.after(START);
        while (!(started.probe(Deadline.after(Duration.ofSeconds(2))) instanceof Outcome.Success<?>)) {
            if (end.passed() || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("Prometheus did not start: " + Files.readString(folder.resolve("log")));
            }
        }
        return started;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        source.ifPresent(PrometheusMetricSource::close);
        if (server.isPresent()) {
            server.get().destroy();
            if (!server.get().waitFor(20, TimeUnit.SECONDS)) {
                server.get().destroyForcibly().waitFor();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
