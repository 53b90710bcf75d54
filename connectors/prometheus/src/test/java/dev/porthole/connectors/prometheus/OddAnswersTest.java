package dev.porthole.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.ScriptedServer.Request;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that other servers and what stands before them give, alike for a moment and for a range. */
class OddAnswersTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final TimeRange RANGE = new TimeRange(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1010));
    private static final String VECTOR =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"a\":\"b\"},\"value\":[1000,\"1.5\"]}]}}";
    private static final String MATRIX =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"a\":\"b\"},\"values\":[[1000,\"1.5\"]]}]}}";

    private final ScriptedServer server = ScriptedServer.start();
    private final PrometheusMetricSource source = source("");

    private PrometheusMetricSource source(String tenant) {
        return new PrometheusMetricSource(
                new PooledHttpGateway(HttpTarget.direct("Prometheus", server.uri())), "a test", tenant);
    }

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    private Outcome<List<Sample>> instant() {
        return source.instant(new InstantQuery("x", RANGE.start()), Deadline.after(SOON));
    }

    private Outcome<List<TimeSeries>> range() {
        return source.range(new RangeQuery("x", RANGE, Duration.ofSeconds(5)), Deadline.after(SOON));
    }

    private void bothTell(String vector, String matrix) {
        bothTell(vector.getBytes(StandardCharsets.UTF_8), matrix.getBytes(StandardCharsets.UTF_8));
    }

    private void bothTell(byte[] vector, byte[] matrix) {
        server.reply(Reply.of(200, Map.of(), vector)).reply(Reply.of(200, Map.of(), matrix));
        Sample sample = value(instant()).getFirst();
        assertThat(sample.value()).isEqualTo(1.5);
        assertThat(sample.timeMs()).isEqualTo(1_000_000);
        assertThat(value(range()).getFirst().values()[0]).isEqualTo(1.5);
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 501})
    void what_refuses_to_be_posted_to_is_read_by_get_from_then_on(int status) {
        server.otherwise(request -> request.method().equals("POST")
                ? Reply.text(status, "no")
                : Reply.json(request.path().contains("query_range") ? MATRIX : VECTOR));

        assertThat(value(instant())).hasSize(1);
        assertThat(value(range())).hasSize(1);
        assertThat(value(instant())).hasSize(1);
        assertThat(server.requests()).extracting(Request::method).containsExactly("POST", "GET", "POST", "GET", "GET");
        assertThat(server.requests().getLast().path()).contains("query=x");
    }

    @Test
    void who_may_not_read_at_all_is_told_so() {
        server.otherwise(request -> Reply.text(403, "no"));
        assertThat(failure(instant())).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void a_result_of_null_is_none() {
        String none = "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":null}}";
        server.reply(Reply.json(none.formatted("vector"))).reply(Reply.json(none.formatted("matrix")));
        assertThat(value(instant())).isEmpty();
        assertThat(value(range())).isEmpty();
    }

    @Test
    void an_error_may_come_with_a_good_status() {
        String error = "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"the store is away\"}";
        for (String type : List.of("internal", "", "store_failure")) {
            server.reply(Reply.json(error.formatted(type))).reply(Reply.json(error.formatted(type)));
            for (Outcome<?> outcome : List.of(instant(), range())) {
                assertThat(failure(outcome)).isInstanceOf(Failure.ServerFailed.class);
                assertThat(failure(outcome).detail()).hasToString("the store is away");
            }
        }
        server.reply(Reply.json(error.formatted("bad_data")));
        assertThat(failure(range())).isInstanceOf(Failure.BadQuery.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|execution|query processing would load too many samples into memory",
                "422|execution|the query exceeded the maximum number of series (limit: 500 series)"
                        + " (err-mimir-max-series-per-query)",
                "422|422|the number of matching timeseries exceeds 30000; either narrow down the search",
                "400|bad_data|the query time range exceeds the limit (query length: 800h, limit: 721h)",
            })
    void a_limit_is_not_a_query_that_is_wrong(int status, String type, String text) {
        server.reply(Reply.json(
                status, "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, text)));
        assertThat(failure(range())).isInstanceOf(Failure.TooLarge.class);
    }

    @Test
    void a_store_that_fails_is_not_a_query_that_is_wrong() {
        server.reply(Reply.json(
                422,
                "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"expanding series: rpc error:"
                        + " store-1 is down\"}"));
        assertThat(failure(range())).isInstanceOf(Failure.ServerFailed.class);
        server.reply(Reply.json(500, "{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"oops\"}"));
        assertThat(failure(range())).isInstanceOf(Failure.ServerFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1.0E3", "1.0e+03", "1000.0", "1000"})
    void times_may_have_an_exponent(String time) {
        bothTell(VECTOR.replace("1000", time), MATRIX.replace("1000", time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "15e-1", "1.5E0"})
    void values_may_stand_without_quotes(String value) {
        bothTell(VECTOR.replace("\"1.5\"", value), MATRIX.replace("\"1.5\"", value));
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        bothTell("\ufeff" + VECTOR, "\ufeff" + MATRIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "zstd", "br"})
    void a_body_that_is_compressed_unasked_is_told_so(String encoding) {
        for (int i = 0; i < 2; i++) {
            server.reply(Reply.of(200, Map.of("Content-Encoding", encoding), new byte[] {1, 2, 3}));
        }
        for (Outcome<?> outcome : List.of(instant(), range())) {
            assertThat(failure(outcome)).isInstanceOf(Failure.Unparseable.class);
            assertThat(failure(outcome).detail()).isEqualTo(Detail.of("prometheus.encoding", encoding));
        }
    }

    @Test
    void a_tenant_is_named_in_each_question() {
        server.otherwise(request -> Reply.json(VECTOR));
        try (PrometheusMetricSource ofTenant = source("team-a")) {
            assertThat(value(ofTenant.instant(new InstantQuery("x", RANGE.start()), Deadline.after(SOON))))
                    .hasSize(1);
        }
        assertThat(server.requests().getLast().header("x-scope-orgid")).isEqualTo("team-a");
    }
}
