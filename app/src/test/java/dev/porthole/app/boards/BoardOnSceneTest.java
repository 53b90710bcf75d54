package dev.porthole.app.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.porthole.app.signals.Measured;
import dev.porthole.app.signals.Thresholds;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import dev.porthole.views.board.TileReading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board's questions, asked of the scene's real Prometheus. */
class BoardOnSceneTest {

    /** A little ago, so that no scrape is still being written. */
    private final Instant now = InstantSource.system().instant().minusSeconds(10);

    private PrometheusMetricSource source;

    @BeforeEach
    void onTheScene() {
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        source = new PrometheusMetricSource(
                new PooledHttpGateway(HttpTarget.direct("Prometheus", URI.create("http://127.0.0.1:" + port))),
                "scene");
    }

    @AfterEach
    void close() {
        if (source != null) {
            source.close();
        }
    }

    @Test
    void every_tile_has_a_reading_and_a_trend_of_the_metrics_that_are_there() {
        Map<String, TileReading> readings = readings("");

        assertThat(readings.keySet())
                .containsExactlyInAnyOrder("cpu", "memory", "disk", "requests", "latency", "errors", "pool", "network");
        assertThat(readings).allSatisfy((id, reading) -> {
            assertThat(reading.absence()).as(id).isEmpty();
            assertThat(reading.value()).as(id).isFinite();
            assertThat(reading.trend()).as(id).isPresent();
            assertThat(TimeSeries.isAbsent(reading.trend().orElseThrow().last()))
                    .as(id)
                    .isFalse();
        });
    }

    @Test
    void the_numbers_are_those_of_prometheus_itself() {
        Map<String, TileReading> readings = readings("");

        assertThat(readings.get("memory").value())
                .isCloseTo(ask("1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes"), within(1e-9));
        assertThat(readings.get("requests").value())
                .isCloseTo(
                        ask("sum(rate(http_server_requests_seconds_count[1m]))"
                                + " + sum(rate(http_requests_total[1m]))"),
                        within(1e-6));
        assertThat(readings.get("pool").value())
                .isCloseTo(
                        ask("max(sum by (pod) (hikaricp_connections_active)"
                                + " / sum by (pod) (hikaricp_connections_max))"),
                        within(1e-9));
    }

    @Test
    void a_namespace_without_services_has_no_traffic_and_says_so() {
        Map<String, TileReading> readings = readings("monitoring");

        assertThat(readings.get("requests").absence()).isPresent();
        assertThat(readings.get("cpu").absence()).isEmpty();
    }

    private Map<String, TileReading> readings(String namespace) {
        return TileReadings.of(
                value(Measured.of(source, InstantSource.fixed(now), Thresholds.DEFAULT, soon())),
                TimeRange.last(Duration.ofMinutes(15), now),
                namespace,
                soon());
    }

    private double ask(String expression) {
        List<Sample> samples = value(source.instant(new InstantQuery(expression, now), soon()));
        return samples.getFirst().value();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Success<T>(var value, var notes) -> value;
            case Outcome.Failed<T>(var failure) -> throw new AssertionError(failure.toString());
        };
    }
}
