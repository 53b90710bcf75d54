package dev.porthole.connectors.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.query.SampleLanguage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.kubernetes.discovery.Discovered;
import dev.porthole.connectors.kubernetes.discovery.Reason;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.kubeconfig.Kubeconfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample shop and its monitoring, as a person with nothing but its kubeconfig sees them. */
@Timeout(180)
class SceneTest {

    private ClusterConnection cluster;

    @BeforeEach
    void open() {
        Path file = Path.of(Required.environment("PORTHOLE_TEST_KUBECONFIG", "a test cluster"));
        Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene");
        cluster = ClusterConnection.open(
                Kubeconfig.load(List.of(file)).currentContext().orElseThrow());
    }

    @AfterEach
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    @Test
    void the_shop_s_pods_come_with_their_owners() throws Exception {
        var tables = new ArrayBlockingQueue<Observation<PodTable>>(100);
        try (var subscription = cluster.workloads().pods().subscribe(tables::offer)) {
            Observation<PodTable> seen = tables.poll(30, TimeUnit.SECONDS);
            while (seen instanceof Observation.Pending<PodTable>) {
                seen = tables.poll(30, TimeUnit.SECONDS);
            }
            assertThat(seen).isInstanceOf(Observation.Fresh.class);
            assertThat(seen.known().orElseThrow().all())
                    .anySatisfy(pod -> {
                        assertThat(pod.key().namespace()).isEqualTo("shop");
                        assertThat(pod.owner().kind()).isEqualTo("Deployment");
                        assertThat(pod.owner().name()).isEqualTo("checkout");
                        assertThat(pod.containers().getFirst().image()).contains("shop/checkout");
                    })
                    .anySatisfy(pod -> assertThat(pod.owner().kind()).isEqualTo("StatefulSet"));
        }
    }

    @Test
    void logs_of_a_pod_are_read_and_understood() {
        Outcome<List<LogEntry>> logs =
                cluster.workloads().logs(PodLogQuery.tail(new PodKey("shop", "orders-db-0"), 10), soon());
        assertThat(logs).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void the_pods_own_logs_are_searched_without_a_search_server() throws Exception {
        var workloads = cluster.workloads();
        var seen = new CompletableFuture<PodTable>();
        try (var subscription = workloads.pods().subscribe(now -> now.known().ifPresent(seen::complete))) {
            PodTable table = seen.get(30, TimeUnit.SECONDS);
            var logs = cluster.podLogs(workloads, table::all, new SampleLanguage());
            var range = TimeRange.last(Duration.ofMinutes(10), Instant.now());
            var query = new LogQuery(
                    range,
                    "-nothing",
                    LogQuery.Language.PLAIN,
                    Set.of(LogLevel.INFO),
                    List.of(LogFilter.of(LogFilter.Subject.NAMESPACE, "shop")));
            LogPage first = success(logs.search(query, null, 50, soon()));
            LogPage second = success(logs.search(query, first.next(), 50, soon()));
            assertThat(first.entries()).hasSize(50).allSatisfy(entry -> {
                assertThat(entry.namespace()).isEqualTo("shop");
                assertThat(entry.level()).isEqualTo(LogLevel.INFO);
                assertThat(entry.message()).contains("GET /");
            });
            assertThat(first.entries()).isSortedAccordingTo((a, b) -> Long.compare(b.timeNanos(), a.timeNanos()));
            assertThat(second.entries()).doesNotContainAnyElementsOf(first.entries());
            assertThat(success(logs.histogram(query, 60, soon())).total(LogLevel.INFO))
                    .isGreaterThanOrEqualTo(100);
        }
    }

    private static <T> T success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    @Test
    void its_monitoring_is_found_with_the_reasons() {
        Outcome<Discovered> outcome = cluster.discovery().find(List.of(), soon());
        Discovered found = ((Outcome.Success<Discovered>) outcome).value();
        assertThat(first(found, ServiceKind.PROMETHEUS))
                .isEqualTo(new ServiceRef("monitoring", "prometheus-server", 80));
        assertThat(first(found, ServiceKind.ALERTMANAGER))
                .isEqualTo(new ServiceRef("monitoring", "prometheus-alertmanager", 9093));
        assertThat(first(found, ServiceKind.ELASTICSEARCH))
                .isEqualTo(new ServiceRef("logging", "elasticsearch-master", 9200));
        assertThat(first(found, ServiceKind.KIBANA)).isEqualTo(new ServiceRef("logging", "kibana-kibana", 5601));
        assertThat(found.of(ServiceKind.PROMETHEUS).getFirst().reasons())
                .contains(new Reason(Reason.What.LABELS, "Prometheus"), new Reason(Reason.What.IMAGE, "Prometheus"));
        assertThat(found.candidates())
                .filteredOn(candidate -> candidate.service().namespace().equals("shop"))
                .isEmpty();
    }

    private static ServiceRef first(Discovered found, ServiceKind kind) {
        return found.of(kind).getFirst().service();
    }

    @Test
    void http_runs_through_the_tunnel() throws Exception {
        var tunnel = cluster.tunnel(new ServiceRef("monitoring", "prometheus-server", 80));
        for (int i = 0; i < 20; i++) {
            try (Dialer.Channel channel = tunnel.dial(soon())) {
                channel.output().write("GET /-/ready HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                String answer = new String(channel.input().readNBytes(60), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 200 OK");
            }
        }
        assertThat(tunnel.connections()).isZero();
    }
}
