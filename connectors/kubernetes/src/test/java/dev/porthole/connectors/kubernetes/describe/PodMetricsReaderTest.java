package dev.porthole.connectors.kubernetes.describe;

import static dev.porthole.connectors.kubernetes.server.FakeApiServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.UsageSample;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A body as metrics-server writes it; the simulated nodes of the test cluster have none. */
@Timeout(30)
class PodMetricsReaderTest {

    private static final PodKey CART = new PodKey("shop", "cart-0");

    @Test
    void each_container_has_its_working_set_and_its_cores() throws IOException {
        assertThat(usage(200, """
            {"kind":"PodMetrics","apiVersion":"metrics.k8s.io/v1beta1",
             "metadata":{"name":"cart-0","namespace":"shop","creationTimestamp":"2026-01-31T12:00:05Z"},
             "timestamp":"2026-01-31T12:00:00Z","window":"15.023s",
             "containers":[
               {"name":"app","usage":{"cpu":"12345678n","memory":"123456Ki"}},
               {"name":"proxy","usage":{"cpu":"0","memory":"7Mi"}},
               {"name":"odd","usage":{"cpu":"much"}}]}
            """))
                .isEqualTo(Outcome.of(Map.of(
                        "app", sample(OptionalDouble.of(123_456 * 1024.0), OptionalDouble.of(0.012345678)),
                        "proxy", sample(OptionalDouble.of(7 * 1024 * 1024.0), OptionalDouble.of(0)),
                        "odd", sample(OptionalDouble.empty(), OptionalDouble.empty()))));
    }

    @Test
    void a_cluster_without_metrics_is_not_one_that_fails() throws IOException {
        assertThat(failure(usage(404, "404 page not found\n"))).isInstanceOf(Failure.NotFound.class);
        assertThat(failure(usage(503, FakeApiServer.status(503, "ServiceUnavailable", "the server is unable"))))
                .isInstanceOf(Failure.ServerFailed.class);
    }

    private static UsageSample sample(OptionalDouble memory, OptionalDouble cpu) {
        return new UsageSample(Instant.parse("2026-01-31T12:00:00Z"), memory, cpu);
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static Outcome<Map<String, UsageSample>> usage(int status, String body) throws IOException {
        try (var server = new FakeApiServer(exchange -> answer(exchange, status, body));
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("x")));
                var workloads = connection.workloads()) {
            Outcome<Map<String, UsageSample>> usage = workloads.usage(CART, Deadline.after(Duration.ofSeconds(10)));
            assertThat(server.requests()).containsOnly("GET /apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/cart-0");
            return usage;
        }
    }
}
