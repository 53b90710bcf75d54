package dev.porthole.app.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.demo.DemoCluster;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MetricUsageTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private record One(MetricSource source) implements MetricUsage.Metrics {
        @Override
        public <T> Outcome<T> ask(Deadline deadline, BiFunction<MetricSource, Deadline, Outcome<T>> question) {
            return question.apply(source, deadline);
        }
    }

    @Test
    void memory_and_its_limit_are_those_of_the_scene() {
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        var target = HttpTarget.direct("Prometheus", URI.create("http://127.0.0.1:" + port));
        try (var source = new PrometheusMetricSource(new PooledHttpGateway(target), "scene")) {
            Pod pod = shopPod();

            String container = pod.containers().getFirst().name();
            TestCluster.await(
                    "its memory to be measured",
                    () -> usage(source, pod.key(), container).memory().isPresent());
            ContainerUsage usage = usage(source, pod.key(), container);

            double limit = usage.memoryLimit().orElseThrow();
            assertThat(limit).isGreaterThan(64 << 20);
            TimeSeries memory = usage.memory().orElseThrow();
            assertThat(memory.last()).isBetween(1.0, limit);
            assertThat(usage.cpuLimit()).hasValue(1);
        }
    }

    @Test
    void a_pod_that_nobody_measures_has_no_usage_and_no_failure() {
        try (var demo = new DemoCluster(1, InstantSource.system())) {
            ContainerUsage usage = usage(demo.metrics(), new PodKey("shop", "no-such-\"pod\\"), "main");

            assertThat(usage.memory()).isEmpty();
            assertThat(usage.memoryLimit()).isEmpty();
            assertThat(usage.cpu()).isEmpty();
        }
    }

    private static ContainerUsage usage(MetricSource source, PodKey pod, String container) {
        Instant now = InstantSource.system().instant();
        Outcome<ContainerUsage> outcome = new MetricUsage(new One(source))
                .usage(pod, container, TimeRange.last(QUARTER, now), Deadline.after(Duration.ofSeconds(30)));
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<ContainerUsage>) outcome).value();
    }

    /** One that the scene's incident does not roll out anew. */
    private static Pod shopPod() {
        Path kubeconfig = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "the scene's cluster"));
        var context = Kubeconfig.load(List.of(kubeconfig)).currentContext().orElseThrow();
        var latest = new AtomicReference<>(PodTable.EMPTY);
        try (var connection = ClusterConnection.open(context);
                var workloads = connection.workloads("shop");
                var pods = workloads.pods().subscribe(now -> now.known().ifPresent(latest::set))) {
            TestCluster.await(
                    "a pod of payments", () -> latest.get().all().stream().anyMatch(MetricUsageTest::isMeant));
            return latest.get().all().stream()
                    .filter(MetricUsageTest::isMeant)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isMeant(Pod pod) {
        return pod.ready() && pod.key().name().startsWith("payments");
    }
}
