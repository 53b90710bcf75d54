package dev.porthole.app.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.PastRestarts.Measured;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scene's Prometheus has seen restarts that nobody here watched. */
@Timeout(180)
class MetricRestartsTest {

    private record One(MetricSource source) implements MetricUsage.Metrics {
        @Override
        public <T> Outcome<T> ask(Deadline deadline, BiFunction<MetricSource, Deadline, Outcome<T>> question) {
            return question.apply(source, deadline);
        }
    }

    @Test
    void a_restart_is_counted_from_metrics_alone() throws Exception {
        String shop = Required.environment("PORTHOLE_SCENE_SHOP", "the scene's shop");
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        var target = HttpTarget.direct("Prometheus", URI.create("http://127.0.0.1:" + port));
        try (var source = new PrometheusMetricSource(new PooledHttpGateway(target), "scene")) {
            var past = new MetricRestarts(new One(source));
            PodKey pod = searchPod();
            // From one moment on: a restart of long ago must not leave the count while the new one comes.
            Instant since = Instant.now().minus(Duration.ofMinutes(15));
            int before = count(past, since, pod);

            post(shop, "/restart/" + pod.name());

            TestCluster.await(
                    "the counter to be scraped", Duration.ofSeconds(90), () -> count(past, since, pod) == before + 1);
            assertThat(restarts(past, since).values()).allMatch(measured -> measured.restarts() > 0);
            assertThat(restarts(past, since).get(pod).seen())
                    .isAfter(Instant.now().minus(Duration.ofMinutes(2)));
        }
    }

    private static int count(MetricRestarts past, Instant since, PodKey pod) {
        Measured measured = restarts(past, since).get(pod);
        return measured == null ? 0 : measured.restarts();
    }

    private static Map<PodKey, Measured> restarts(MetricRestarts past, Instant since) {
        Outcome<Map<PodKey, Measured>> answer =
                past.in(new TimeRange(since, Instant.now()), Deadline.after(Duration.ofSeconds(20)));
        assertThat(answer).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<Map<PodKey, Measured>>) answer).value();
    }

    private static PodKey searchPod() {
        Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        try (var connection = ClusterConnection.open(
                        Kubeconfig.load(List.of(kubeconfig)).currentContext().orElseThrow());
                var workloads = connection.workloads("shop");
                var listening = workloads.pods().subscribe(now -> {})) {
            TestCluster.await(
                    "the pods", () -> workloads.pods().latest().known().isPresent());
            return workloads.pods().latest().known().orElseThrow().all().stream()
                    .filter(Pod::ready)
                    .map(Pod::key)
                    .filter(key -> key.name().startsWith("search-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void post(String port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .timeout(Duration.ofSeconds(30))
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isLessThan(300);
        }
    }
}
