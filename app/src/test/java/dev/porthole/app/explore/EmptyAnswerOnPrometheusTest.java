package dev.porthole.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.query.QueryCompletion;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.prometheus.PrometheusMetricSource;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.explore.answer.EmptyReason;
import dev.porthole.views.explore.answer.QueryAnswer;
import dev.porthole.views.explore.answer.QueryRun;
import dev.porthole.views.explore.answer.SourceVocabulary;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions and names of a real Prometheus that scrapes itself and a target that is not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyAnswerOnPrometheusTest {

    private Process server;
    private PrometheusMetricSource source;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path binary = Path.of(Required.environment("PORTHOLE_TEST_STACK", "today's Prometheus"), "prometheus");
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("prometheus.yml"), """
            global: {scrape_interval: 1s}
            scrape_configs:
              - {job_name: itself, static_configs: [{targets: ["127.0.0.1:%d"]}]}
              - {job_name: gone, static_configs: [{targets: ["127.0.0.1:1"]}]}
            """.formatted(port));
        server = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        source = new PrometheusMetricSource(
                new PooledHttpGateway(HttpTarget.direct("Prometheus", URI.create("http://127.0.0.1:" + port))), "test");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ask("count_over_time(up{job=\"itself\"}[10s]) > 2").samples().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            assertThat(server.waitFor(300, TimeUnit.MILLISECONDS))
                    .as(Files.readString(folder.resolve("log")))
                    .isFalse();
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            source.close();
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private QueryAnswer ask(String query) {
        var range = TimeRange.last(Duration.ofMinutes(15), Instant.now());
        return new QueryRun(query, range, false).ask(source, new PromQl());
    }

    @Test
    void a_right_query_has_values_now_and_over_the_range() {
        QueryAnswer answer = ask("sum by (job) (up)");
        assertThat(answer.failure()).isNull();
        assertThat(answer.samples()).isNotEmpty();
        assertThat(answer.series()).isNotEmpty();
    }

    @Test
    void an_empty_answer_is_explained() {
        assertThat(ask("upp").empty())
                .isInstanceOfSatisfying(
                        EmptyReason.NoMetric.class,
                        reason -> assertThat(reason.similar()).contains("up"));
        assertThat(ask("up{job=\"no such\"}").empty())
                .isInstanceOfSatisfying(
                        EmptyReason.NoValue.class,
                        reason -> assertThat(reason.values()).isNotEmpty());
        assertThat(ask("up > 2").empty()).isEqualTo(new EmptyReason.LeftOut());
        assertThat(ask("rate(up[500ms])").empty()).isEqualTo(new EmptyReason.TooFewSamples());
    }

    @Test
    void the_servers_error_is_at_its_place_on_any_line() {
        assertThat(ask("sum(\n  up{job=})").failure())
                .isInstanceOfSatisfying(
                        Failure.BadQuery.class,
                        bad -> assertThat(bad.column()).isEqualTo("sum(\n  up{job=".length() + 1));
    }

    @Test
    void names_and_values_are_the_servers() {
        var vocabulary = new SourceVocabulary(source, InstantSource.system());
        assertThat(new PromQl().complete("u", 1, vocabulary).items())
                .extracting(QueryCompletion.Item::label)
                .contains("up");
        assertThat(new PromQl().complete("up{job=", 7, vocabulary).items()).isNotEmpty();
    }
}
