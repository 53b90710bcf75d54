package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.NativeHistogram;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.FaultProxy;
import dev.porthole.connectors.http.FaultProxy.Toxic;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault gives its failure, and the next answer is good again without anything being restarted. */
@Timeout(180)
class PrometheusFaultTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(2);

    private final ScriptedServer server =
            ScriptedServer.start().otherwise(request -> Reply.json(MatrixScannerTest.GOLDEN));
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final PrometheusMetricSource source = source(SOON);
    /** For bodies that stall; on a busy machine others may as well. */
    private final PrometheusMetricSource impatient = source(STALL);

    @AfterEach
    void close() {
        source.close();
        impatient.close();
        proxy.close();
        server.close();
    }

    private PrometheusMetricSource source(Duration stall) {
        return new PrometheusMetricSource(
                new PooledHttpGateway(new HttpTarget(
                        "Prometheus",
                        URI.create("http://127.0.0.1:" + proxy.port()),
                        Credentials.NONE,
                        Tls.VERIFIED,
                        Optional.empty(),
                        Optional.empty(),
                        stall,
                        64 << 20)),
                "a test");
    }

    private Outcome<List<TimeSeries>> range() {
        return source.range(MatrixScannerTest.QUERY, Deadline.after(SOON));
    }

    private Outcome<List<Sample>> instant(String expression) {
        return source.instant(new InstantQuery(expression, Instant.ofEpochSecond(1000)), Deadline.after(SOON));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private Failure rangeOn(Reply reply) {
        server.reply(reply);
        Failure failure = failure(range());
        assertThat(value(range())).as("recovery").hasSize(2);
        return failure;
    }

    private Failure instantOn(int status, String json) {
        server.reply(Reply.json(status, json));
        return failure(instant("x"));
    }

    @Test
    void faults_of_the_connection() {
        proxy.refuse();
        assertThat(failure(range())).isInstanceOf(Failure.Unreachable.class);
        proxy.accept();
        assertThat(value(range())).hasSize(2);

        fault(new Toxic.Reset(), source, Failure.Unreachable.class);
        fault(new Toxic.CutAfter(200), source, Failure.Unreachable.class);
        fault(new Toxic.StallAfter(200), impatient, Failure.TimedOut.class);
        fault(new Toxic.Drip(1, Duration.ofMillis(50)), impatient, Failure.TimedOut.class);
        proxy.set(new Toxic.Latency(STALL.plusSeconds(1)));
        assertThat(value(impatient.range(MatrixScannerTest.QUERY, Deadline.after(SOON))))
                .as("a slow server is waited for")
                .hasSize(2);
    }

    private void fault(Toxic toxic, PrometheusMetricSource asked, Class<? extends Failure> kind) {
        proxy.set(toxic);
        assertThat(failure(asked.range(MatrixScannerTest.QUERY, Deadline.after(SOON))))
                .as(toxic.toString())
                .isInstanceOf(kind);
        proxy.set(new Toxic.None());
        assertThat(value(range())).as("after " + toxic).hasSize(2);
    }

    @Test
    void faults_of_the_answer() {
        assertThat(rangeOn(Reply.text(401, "Unauthorized"))).isInstanceOf(Failure.Unauthorized.class);
        server.reply(Reply.text(403, "denied to post")); // then it is tried by GET
        assertThat(rangeOn(Reply.text(403, "denied"))).isInstanceOf(Failure.Forbidden.class);
        assertThat(rangeOn(Reply.of(429, Map.of("Retry-After", "3"), new byte[0])))
                .isEqualTo(new Failure.RateLimited("Prometheus", Duration.ofSeconds(3), ""));
        assertThat(rangeOn(Reply.text(503, "Service Unavailable")))
                .isEqualTo(new Failure.ServerFailed("Prometheus", 503, "Service Unavailable"));
        assertThat(rangeOn(Reply.html(200, "<html><title>Grafana</title>"))).isInstanceOf(Failure.Unparseable.class);
        assertThat(rangeOn(Reply.html(502, "<html><title>502 Bad Gateway</title>")))
                .isEqualTo(new Failure.ServerFailed("Prometheus", 502, "502 Bad Gateway"));
        assertThat(rangeOn(Reply.of(302, Map.of("Location", "/oauth2/start"), new byte[0])))
                .isInstanceOf(Failure.Unauthorized.class);
        assertThat(rangeOn(Reply.blanks(100 << 20, true))).isInstanceOf(Failure.TooLarge.class);
        assertThat(rangeOn(Reply.blanks(Long.MAX_VALUE, false))).isInstanceOf(Failure.TooLarge.class);
        assertThat(rangeOn(Reply.cut(MatrixScannerTest.GOLDEN, 300))).isInstanceOf(Failure.Unreachable.class);
        assertThat(rangeOn(Reply.json(MatrixScannerTest.GOLDEN.substring(0, 300))))
                .isInstanceOf(Failure.Unparseable.class);
        assertThat(rangeOn(Reply.gzip(" ".repeat(6 << 20).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Failure.TooLarge.class);
    }

    @Test
    void errors_of_the_api() {
        assertThat(instantOn(
                        503, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out in x\"}"))
                .isInstanceOf(Failure.TimedOut.class);
        assertThat(instantOn(
                        422,
                        "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query processing would load too"
                                + " many samples into memory in query execution\"}"))
                .isInstanceOf(Failure.TooLarge.class);
        assertThat(instantOn(
                        422,
                        "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"unavailable with Prometheus"
                                + " Agent\"}"))
                .isInstanceOf(Failure.Unsupported.class);
        assertThat(instantOn(499, "{\"status\":\"error\",\"errorType\":\"canceled\",\"error\":\"query was canceled\"}"))
                .isInstanceOf(Failure.ServerFailed.class);
        assertThat(instantOn(500, "{\"status\":\"error\",\"errorType\":\"unavailable\",\"error\":\"TSDB not ready\"}"))
                .isEqualTo(new Failure.ServerFailed("Prometheus", 500, "TSDB not ready"));
        assertThat(instantOn(422, "{\"status\":\"error\",\"errorType\":\"422\",\"error\":\"cannot parse\"}"))
                .as("VictoriaMetrics")
                .isEqualTo(new Failure.BadQuery("Prometheus", "cannot parse", 0));
        assertThat(instantOn(503, "{\"status\":\"error\",\"errorType\":\"503\",\"error\":\"storage is off\"}"))
                .as("VictoriaMetrics")
                .isInstanceOf(Failure.ServerFailed.class);
    }

    @Test
    void a_native_histogram_is_read() {
        server.reply(Reply.json("""
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"histogram":\
            [1000.5,{"count":"3","sum":"1.5","buckets":[[0,"0.5","1","2"],[3,"-0.001","+Inf","1"]]}]}]}}\
            """));

        assertThat(value(instant("h")))
                .containsExactly(new Sample(
                        Labels.of("a", "b"),
                        1_000_500,
                        Double.NaN,
                        new NativeHistogram(
                                3,
                                1.5,
                                List.of(
                                        new NativeHistogram.Bucket(0, 0.5, 1, 2),
                                        new NativeHistogram.Bucket(3, -0.001, Double.POSITIVE_INFINITY, 1)))));
    }

    @Test
    void a_vector_cut_at_any_byte_is_a_failure() {
        String body = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                + "[{\"metric\":{\"a\":\"b\"},\"value\":[1.5,\"NaN\"]}]}}";
        for (int cut = 0; cut < body.length(); cut++) {
            server.reply(Reply.json(body.substring(0, cut)));
            assertThat(failure(instant("x"))).as("cut at %d", cut).isInstanceOf(Failure.Unparseable.class);
        }
    }

    @Test
    void thanos_keeps_its_warnings_with_a_partial_answer() {
        products(Map.of(
                "/api/v1/status/buildinfo",
                "{\"status\":\"success\",\"data\":{\"version\":\"0.38.0\",\"goVersion\":\"go1.24\"}}",
                "/api/v1/stores",
                "{\"status\":\"success\",\"data\":{\"sidecar\":[]}}",
                "/api/v1/query",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]},"
                        + "\"warnings\":[\"No StoreAPIs matched for this query\"]}"));

        assertThat(probe()).isEqualTo(new Identity("Thanos", "0.38.0", "a test"));
        assertThat(instant("up"))
                .isEqualTo(Outcome.of(List.of(), List.of(Detail.said("No StoreAPIs matched for this query"))));
    }

    @Test
    void mimir_names_itself() {
        products(Map.of(
                "/api/v1/status/buildinfo",
                "{\"status\":\"success\",\"data\":{\"application\":\"Grafana Mimir\",\"version\":\"2.17.0\","
                        + "\"features\":{\"ruler_config_api\":\"true\"}}}"));

        assertThat(probe()).isEqualTo(new Identity("Mimir", "2.17.0", "a test"));
    }

    @Test
    void victoriametrics_is_known_by_its_active_queries_and_marks_partial_answers() {
        products(Map.of(
                "/api/v1/status/buildinfo",
                "{\"status\":\"success\",\"data\":{\"version\":\"2.24.0\"}}",
                "/api/v1/status/active_queries",
                "{\"status\":\"ok\",\"data\":[]}",
                "/api/v1/query_range",
                "{\"status\":\"success\",\"isPartial\":true,\"data\":{\"resultType\":\"matrix\",\"result\":"
                        + "[{\"metric\":{\"a\":\"b\"},\"values\":[[1000,\"1\"]]}]},"
                        + "\"stats\":{\"seriesFetched\":\"1\",\"executionTimeMsec\":0}}"));

        assertThat(probe().product()).isEqualTo("VictoriaMetrics");
        assertThat(range())
                .isInstanceOfSatisfying(
                        Outcome.Success.class,
                        success -> assertThat(success.notes()).isEqualTo(List.of(Envelope.PARTIAL)));
    }

    @Test
    void a_rule_that_was_never_evaluated_is_unknown() {
        products(Map.of("/api/v1/rules", """
            {"status":"success","data":{"groups":[{"name":"g","file":"f.yml","rules":[\
            {"type":"alerting","name":"A","query":"up == 0","duration":300,"labels":{"s":"p"},"state":"unknown","alerts":[]},\
            {"type":"recording","name":"r","query":"1","health":"err","lastError":"no"}]}]}}\
            """));

        List<Rule> rules = value(source.rules(Deadline.after(Duration.ofSeconds(20))));
        assertThat(rules.getFirst()).isInstanceOfSatisfying(Rule.Alerting.class, rule -> {
            assertThat(rule.state()).isEqualTo(Rule.State.UNKNOWN);
            assertThat(rule.hold()).isEqualTo(Duration.ofMinutes(5));
            assertThat(rule.group()).isEqualTo("f.yml;g");
        });
        assertThat(rules.get(1).lastError()).isEqualTo("no");
    }

    private void products(Map<String, String> bodies) {
        server.otherwise(request -> {
            String body = bodies.get(request.path().replaceFirst("\\?.*", ""));
            return body == null
                    ? Reply.text(404, "404 page not found")
                    : Reply.of(200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Identity probe() {
        return value(source.probe(Deadline.after(Duration.ofSeconds(20))));
    }
}
