package dev.porthole.connectors.demo.promql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.matching.LabelTest;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.demo.metrics.DemoSamples;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.World;
import java.io.BufferedWriter;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo's samples given to a real Prometheus: its answers and the evaluator's must be the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusDifferenceTest {

    private static final long END_MS = Instant.parse("2026-03-04T10:00:00Z").toEpochMilli();
    private static final long LENGTH_MS = Duration.ofMinutes(40).toMillis();
    private static final Grid GRID = new Grid(END_MS - Duration.ofMinutes(20).toMillis(), 15_000, 81);

    private static final Pattern SERIES = Pattern.compile("\\{\"metric\":\\{(.*?)},\"values\":\\[(.*?)]]}");
    private static final Pattern LABEL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SAMPLE = Pattern.compile("\\[?([0-9.]+),\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private Process prometheus;
    private int port;
    private SampleStore store;

    static Stream<String> queries() {
        String rates = "sum by (namespace, service, ) (rate(http_server_requests_seconds_count[1m]))";
        String others = "sum by (namespace, service) (rate(http_requests_total[1m]))";
        String failed = "sum by (namespace, service) (rate(http_server_requests_seconds_count{status=~\"5.*\"}[60s]))";
        return Stream.of(
                "up",
                "quantile(0.5, count_over_time(up[2m]))",
                "1 - avg by (node) (sum by (node, cpu)"
                        + " (rate(node_cpu_seconds_total{mode=~\"idle|iowait|steal\"}[60s])))",
                "1 - sum(node_memory_MemAvailable_bytes) / sum(node_memory_MemTotal_bytes)",
                "max by (node, mountpoint) (1 - node_filesystem_avail_bytes{fstype!~\"|tmpfs|fuse.*\"}"
                        + " / node_filesystem_size_bytes{fstype!~\"|tmpfs|fuse.*\"})",
                "min by (node, mountpoint) (node_filesystem_avail_bytes{fstype!=\"tmpfs\"}"
                        + " / -(deriv(node_filesystem_avail_bytes{fstype!=\"tmpfs\"}[15m]) < 0))",
                "predict_linear(node_filesystem_avail_bytes{fstype=\"ext4\"}[10m], 3600)",
                "sum(" + rates + " or " + others + ")",
                "sum(" + others.replace("[1m]", "[1m] offset 5m") + ")",
                "histogram_quantile(0.95, sum by (le) (rate(http_server_requests_seconds_bucket[1m])))",
                "histogram_quantile(0.99, sum by (namespace, service, le)"
                        + " (rate(http_request_duration_seconds_bucket[60s])))",
                "histogram_quantile(0.5, sum by (namespace, service, le)"
                        + " (rate(http_server_requests_seconds_bucket[1m])) or sum by (namespace, service, le)"
                        + " (rate(http_request_duration_seconds_bucket[1m])))",
                "(sum(" + failed + ") or 0 * sum(" + rates + ")) / sum(" + rates + ")",
                "((" + failed + ") / on (namespace, service) (" + rates + ")) and on (namespace, service) ((" + rates
                        + ") > 0.1)",
                "sum by (namespace, service) (hikaricp_connections_active)"
                        + " / sum by (namespace, service) (hikaricp_connections_max)",
                "max(hikaricp_connections_pending) by (service)",
                "sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[10m])) > 0",
                "changes(kube_pod_container_status_restarts_total{namespace=\"shop\"}[5m]) > 0",
                "max_over_time(kube_pod_container_status_waiting_reason{reason=\"CrashLoopBackOff\"}[5m]) >= 1",
                "(kube_pod_container_status_restarts_total - kube_pod_container_status_restarts_total offset 1m >= 1)"
                        + " and ignoring(reason) min_over_time(kube_pod_container_status_last_terminated_reason"
                        + "{reason=\"OOMKilled\"}[1m]) == 1",
                "topk(3, sum by (pod) (rate(container_cpu_usage_seconds_total[2m])))",
                "bottomk(2, container_memory_working_set_bytes{namespace=\"shop\"})",
                "sum by (namespace, pod, container) (container_memory_working_set_bytes) / sum by (namespace, pod,"
                        + " container) (kube_pod_container_resource_limits{resource=\"memory\"})",
                "container_memory_working_set_bytes * on (namespace, pod) group_left(created_by_name) kube_pod_info",
                "kube_pod_info * on (namespace, pod) group_right(created_by_kind)"
                        + " kube_pod_container_status_restarts_total",
                "count without (pod, instance, uid, node) (kube_pod_info)",
                "avg_over_time(node_load1[2m])",
                "quantile_over_time(0.9, node_load1[5m])",
                "stddev_over_time(node_load1[3m])",
                "irate(container_network_receive_bytes_total[2m])",
                "delta(node_memory_MemAvailable_bytes[5m])",
                "resets(container_cpu_usage_seconds_total[20m])",
                "sum(rate(http_requests_total{code!~\"5..\"}[1m])) by (code) > bool 10",
                "up == 0",
                "kube_pod_info unless on (pod) hikaricp_connections_max",
                "label_replace(node_load1, \"host\", \"${1}-$2\", \"instance\", \"(.*):(.*)\")",
                "clamp_max(clamp_min(node_load1, 2.2), 2.6) + -(2 ^ 2)",
                "absent(no_such_metric{service=\"x\"})",
                "scalar(count(up)) * vector(2) % 7",
                "time() - timestamp(node_load1)",
                "max_over_time(sum(rate(http_requests_total[1m]))[5m:30s])",
                "stddev by (service) (container_memory_working_set_bytes or hikaricp_connections_active)",
                "round(sum(rate(http_requests_total[1m])) by (service), 0.5)",
                "100 * (1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[5m])))",
                "2 ^ 3 ^ 0.5 - -3 * 2");
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path promtool = binary("promtool");
        Path server = binary("prometheus");
        var world = new World(1);
        List<SampleStore.RawSeries> all = new DemoSamples(
                        world, new Traffic(world.noise().of("traffic")))
                .select(List.of(), new SampleStore.Windows(END_MS, END_MS, 1, LENGTH_MS));
        store = new Recorded(all);
        Path text = folder.resolve("demo.om");
        write(all, text);
        run(
                promtool,
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                folder.resolve("data").toString());
        Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        prometheus = new ProcessBuilder(
                        server.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--storage.tsdb.retention.time=3650d",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        if (prometheus != null) {
            prometheus.destroy();
            assertThat(prometheus.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void awaitReady() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (get("/-/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // refused until it listens
            }
            assertThat(prometheus.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("Prometheus did not become ready");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_answers_what_prometheus_answers(String query) throws Exception {
        String answer = get("/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start="
                        + GRID.startMs() / 1000.0 + "&end=" + GRID.endMs() / 1000.0 + "&step=15")
                .body();
        assertThat(answer).startsWith("{\"status\":\"success\"");
        Map<Labels, TreeMap<Long, Double>> expected = parsed(answer);
        var evaluator = new Evaluator(store, GRID, () -> {});
        Map<Labels, TreeMap<Long, Double>> got = new HashMap<>();
        for (TimeSeries series : evaluator.series(evaluator.evaluate(query))) {
            var samples = new TreeMap<Long, Double>();
            for (int i = 0; i < series.size(); i++) {
                if (!TimeSeries.isAbsent(series.values()[i])) {
                    samples.put(series.timeMs(i), series.values()[i]);
                }
            }
            got.put(series.labels(), samples);
        }
        assertThat(got.keySet()).isEqualTo(expected.keySet());
        got.forEach((labels, samples) -> {
            assertThat(samples.keySet())
                    .as("%s", labels)
                    .isEqualTo(expected.get(labels).keySet());
            samples.forEach((time, value) -> {
                double right = expected.get(labels).get(time);
                boolean same = Double.compare(value, right) == 0
                        || Math.abs(value - right) <= 1e-9 * Math.max(1e-3, Math.abs(right));
                assertThat(same)
                        .as("%s at %d: %s, not %s", labels, time, value, right)
                        .isTrue();
            });
        });
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Today's only: the ranges of a Prometheus before 3.0 hold one sample more, at their first instant. */
    private static Path binary(String name) {
        return Required.or(
                Optional.ofNullable(System.getenv("PORTHOLE_TEST_STACK"))
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable),
                "today's " + name + " is not available: set PORTHOLE_TEST_STACK");
    }

    private static void run(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("promtool", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Files.delete(log);
    }

    /** Unknown types, so that names stay as they are. */
    private static void write(List<SampleStore.RawSeries> all, Path file) throws IOException {
        Map<String, List<SampleStore.RawSeries>> byName = new TreeMap<>();
        for (SampleStore.RawSeries series : all) {
            byName.computeIfAbsent(series.labels().get("__name__"), name -> new ArrayList<>())
                    .add(series);
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (var family : byName.entrySet()) {
                out.write("# TYPE " + family.getKey() + " unknown\n");
                for (SampleStore.RawSeries series : family.getValue()) {
                    write(out, family.getKey(), series);
                }
            }
            out.write("# EOF\n");
        }
    }

    private static void write(BufferedWriter out, String name, SampleStore.RawSeries series) throws IOException {
        var labels = new StringBuilder();
        series.labels()
                .without(List.of("__name__"))
                .forEach((label, value) -> labels.append(labels.isEmpty() ? "" : ",")
                        .append(label)
                        .append("=\"")
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"'));
        for (int i = 0; i < series.times().length; i++) {
            if (!SampleStore.isStale(series.values()[i])) {
                out.write(name + "{" + labels + "} " + series.values()[i] + " " + series.times()[i] / 1000 + "\n");
            }
        }
    }

    private static Map<Labels, TreeMap<Long, Double>> parsed(String body) {
        Map<Labels, TreeMap<Long, Double>> all = new HashMap<>();
        var series = SERIES.matcher(body);
        while (series.find()) {
            Map<String, String> labels = new HashMap<>();
            var label = LABEL.matcher(series.group(1));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            var samples = new TreeMap<Long, Double>();
            var sample = SAMPLE.matcher(series.group(2));
            while (sample.find()) {
                String value = sample.group(2).replace("Inf", "Infinity").replace("+", "");
                samples.put(
                        Math.round(Double.parseDouble(sample.group(1)) * 1000),
                        Double.parseDouble(sample.group(2).contains("Inf") ? value : sample.group(2)));
            }
            all.put(Labels.of(labels), samples);
        }
        return all;
    }

    /** The same samples without marks of staleness, which OpenMetrics cannot write. */
    private static final class Recorded implements SampleStore {

        private final List<RawSeries> all = new ArrayList<>();

        Recorded(List<RawSeries> marked) {
            for (RawSeries series : marked) {
                int[] kept = java.util.stream.IntStream.range(0, series.times().length)
                        .filter(i -> !SampleStore.isStale(series.values()[i]))
                        .toArray();
                if (kept.length > 0) {
                    all.add(new RawSeries(
                            series.labels(),
                            Arrays.stream(kept)
                                    .mapToLong(i -> series.times()[i])
                                    .toArray(),
                            Arrays.stream(kept)
                                    .mapToDouble(i -> series.values()[i])
                                    .toArray()));
                }
            }
        }

        @Override
        public List<RawSeries> select(List<Matcher> matchers, Windows windows) {
            var test = LabelTest.ofSeries(matchers);
            return all.stream().filter(series -> test.test(series.labels())).toList();
        }
    }
}
