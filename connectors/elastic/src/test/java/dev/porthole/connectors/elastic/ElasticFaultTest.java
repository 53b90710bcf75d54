package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogFilter.Subject;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.http.FaultProxy;
import dev.porthole.connectors.http.FaultProxy.Toxic;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.ScriptedServer.Request;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers and connections that are not as they should be, and what they become; then that all is well again. */
@Timeout(180)
class ElasticFaultTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final LogQuery QUERY = LogQuery.all(new TimeRange(NOON.minusSeconds(3600), NOON));
    private static final String GREETING = "{\"version\":{\"number\":\"8.19.8\"}}";
    private static final String FIELDS = """
        {"fields":{"@timestamp":{"date":{"type":"date","searchable":true,"aggregatable":true}},
                   "message":{"text":{"type":"text","searchable":true,"aggregatable":false}}}}\
        """;
    private static final String HIT = """
        {"_index":"logs","_id":"1","_source":{"@timestamp":"2026-01-31T11:00:00.123456789Z","message":"hello"},
         "sort":[1769857200123]}\
        """;
    private static final String PAGE = """
        {"took":3,"timed_out":false,"_shards":{"total":1,"successful":1,"failed":0},
         "hits":{"total":{"value":1,"relation":"eq"},"hits":[%s]}}\
        """.formatted(HIT);

    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final ElasticLogSource source = ElasticLogSource.direct(
            new PooledHttpGateway(HttpTarget.direct("Elasticsearch", URI.create("http://127.0.0.1:" + proxy.port()))),
            "here",
            LogIndices.of("logs"));

    private volatile Supplier<Reply> answer = () -> Reply.json(PAGE);

    @BeforeEach
    void script() {
        server.otherwise(this::reply);
    }

    private Reply reply(Request request) {
        if (request.path().equals("/")) {
            return Reply.json(GREETING);
        }
        return request.path().contains("_field_caps") ? Reply.json(FIELDS) : answer.get();
    }

    @AfterEach
    void close() {
        source.close();
        proxy.close();
        server.close();
    }

    private Outcome<LogPage> search(Duration limit) {
        return source.search(QUERY, null, 10, Deadline.after(limit));
    }

    private Outcome<LogPage> search() {
        return search(Duration.ofSeconds(30));
    }

    private Failure failure(Supplier<Reply> other) {
        answer = other;
        return failure(search());
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static <T> Outcome.Success<T> success(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return (Outcome.Success<T>) outcome;
    }

    private void allIsWell() {
        proxy.set(new Toxic.None());
        answer = () -> Reply.json(PAGE);
        assertThat(success(search()).value().entries()).hasSize(1);
    }

    private static Reply error(int status, String type, String reason) {
        return Reply.json(
                status,
                "{\"error\":{\"root_cause\":[{\"type\":\"%1$s\",\"reason\":\"%2$s\"}],\"type\":\"%1$s\",\"reason\":\"outer\"},\"status\":%3$d}"
                        .formatted(type, reason, status));
    }

    @Test
    void statuses_become_their_failures_in_the_servers_words() {
        assertThat(failure(() -> error(400, "parsing_exception", "unknown query")))
                .isEqualTo(new Failure.BadQuery("Elasticsearch", "unknown query", 0));
        assertThat(failure(() -> error(401, "security_exception", "who?")))
                .isEqualTo(new Failure.Unauthorized("Elasticsearch", "who?"));
        assertThat(failure(() -> error(403, "security_exception", "action is unauthorized")))
                .isEqualTo(new Failure.Forbidden("Elasticsearch", "", "", "action is unauthorized"));
        assertThat(failure(() -> error(404, "index_not_found_exception", "no such index [logs]")))
                .isEqualTo(new Failure.NotFound("Elasticsearch", "no such index [logs]"));
        assertThat(failure(() -> error(429, "es_rejected_execution_exception", "queue full")))
                .isEqualTo(new Failure.RateLimited("Elasticsearch", null, "queue full"));
        assertThat(failure(() -> error(503, "cluster_block_exception", "no master")))
                .isEqualTo(new Failure.ServerFailed("Elasticsearch", 503, "no master"));
        allIsWell();
    }

    @Test
    void errors_may_be_a_plain_string_text_html_or_nothing() {
        assertThat(failure(() -> Reply.json(404, "{\"error\":\"IndexMissing\",\"status\":404}")))
                .isEqualTo(new Failure.NotFound("Elasticsearch", "IndexMissing"));
        assertThat(failure(() -> Reply.text(503, "upstream connect error")))
                .isEqualTo(new Failure.ServerFailed("Elasticsearch", 503, "upstream connect error"));
        assertThat(failure(() -> Reply.html(502, "<html><title>502 Bad Gateway</title><body>nginx</body></html>")))
                .isEqualTo(new Failure.ServerFailed("Elasticsearch", 502, "502 Bad Gateway"));
        assertThat(failure(() -> Reply.json(500, ""))).isEqualTo(new Failure.ServerFailed("Elasticsearch", 500, ""));
        assertThat(failure(() -> Reply.html(200, "<title>Log in</title><input type=\"password\">")))
                .isInstanceOf(Failure.Unauthorized.class);
        allIsWell();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "7",
                "\"hits\"",
                "{\"hits\":{\"hits\":[{\"_id\":",
                "{\"took\":\"long\",\"hits\":{}}",
                "{\"hits\":{\"total\":{\"value\":1}},",
                "not json"
            })
    void what_is_no_answer_to_a_search_is_unparseable(String body) {
        assertThat(failure(() -> Reply.json(body))).isInstanceOf(Failure.Unparseable.class);
        allIsWell();
    }

    @Test
    void a_partial_answer_keeps_its_lines_and_says_what_is_missing() {
        answer = () -> Reply.json("""
            {"took":9,"timed_out":true,"_shards":{"total":5,"successful":4,"failed":1,
             "failures":[{"shard":0,"index":"logs","reason":{"type":"x","reason":"disk \\u001b[31mon fire"}}]},
             "hits":{"total":{"value":10000,"relation":"gte"},"hits":[%s]}}\
            """.formatted(HIT));
        Outcome.Success<LogPage> page = success(search());

        assertThat(page.value().entries()).hasSize(1);
        assertThat(page.value().totalExact()).isFalse();
        assertThat(page.value().took()).isEqualTo(Duration.ofMillis(9));
        assertThat(page.notes()).hasSize(2);
        assertThat(page.notes().getFirst()).isEqualTo(Detail.of("elastic.timed-out"));
        assertThat(page.notes().getLast().toString())
                .contains("elastic.shards.said (1, 5, ", "on fire")
                .doesNotContain("\u001b");
    }

    @Test
    void a_histogram_of_some_shards_says_so() {
        answer = () -> Reply.json("""
            {"timed_out":true,"_shards":{"total":5,"failed":2},
             "aggregations":{"time":{"buckets":[{"key":1769857200000,"doc_count":7}]}}}\
            """);
        Outcome.Success<LogHistogram> histogram =
                success(source.histogram(QUERY, 60, Deadline.after(Duration.ofSeconds(20))));

        assertThat(histogram.value().total(LogLevel.UNKNOWN)).isEqualTo(7);
        assertThat(histogram.notes()).hasSize(2);
    }

    @Test
    void what_the_index_cannot_tell_is_said() {
        var query = new LogQuery(
                QUERY.range(),
                "",
                LogQuery.Language.PLAIN,
                Set.of(LogLevel.ERROR),
                List.of(LogFilter.of(Subject.POD, "checkout-0")));

        assertThat(success(source.search(query, null, 10, Deadline.after(Duration.ofSeconds(20))))
                        .notes())
                .containsExactly(Detail.of("elastic.no-field.POD"));
    }

    @Test
    void times_and_values_of_all_forms_are_read() {
        answer = () -> Reply.json("""
            {"took":1,"timed_out":false,"hits":{"total":4,"hits":[
              {"_index":"l","_id":"1","_source":{"@timestamp":"2026-01-31T11:00:00.123456789Z","message":"nanos"},"sort":[1]},
              {"_index":"l","_id":"2","_source":{"@timestamp":1769857200123,"message":"millis","a":{"b":[1,{"c":true}],"d":null}},
               "sort":[1769857200123]},
              {"_index":"l","_id":"3","_source":{"@timestamp":"31/Jan/2026","message":["two","parts"]},"sort":[1769857200123456789]},
              {"_index":"l","_id":"4","sort":[null]},
              {"_index":"l","_id":"5","_source":{"@timestamp":"9999-12-31T00:00:00Z","message":"far"},"sort":[253402214400000]}]}}\
            """);
        List<LogEntry> lines = success(search()).value().entries();

        assertThat(lines).extracting(LogEntry::message).containsExactly("nanos", "millis", "two, parts", "", "far");
        assertThat(lines.subList(0, 3))
                .extracting(LogEntry::timeNanos)
                .containsExactly(1769857200123456789L, 1769857200123000000L, 1769857200123456789L);
        assertThat(lines.get(1).fields()).containsEntry("a.b", "1").containsEntry("a.b.c", "true");
        assertThat(lines.get(1).fields()).doesNotContainKey("a.d");
    }

    @Test
    void a_refused_connection_is_unreachable() {
        proxy.refuse();
        assertThat(failure(search())).isInstanceOf(Failure.Unreachable.class);
        proxy.accept();
        allIsWell();
    }

    @Test
    void a_reset_and_a_cut_body_are_unreachable_and_never_half_an_answer() {
        allIsWell();
        proxy.set(new Toxic.CutAfter(200));
        assertThat(failure(search())).isInstanceOf(Failure.Unreachable.class);
        proxy.set(new Toxic.Reset());
        assertThat(failure(search())).isInstanceOf(Failure.Unreachable.class);
        allIsWell();
    }

    @Test
    void a_slow_answer_comes_and_one_that_stalls_ends_by_the_deadline() {
        allIsWell();
        proxy.set(new Toxic.Latency(Duration.ofMillis(300)));
        success(search());
        proxy.set(new Toxic.StallAfter(200));
        assertThat(failure(search(Duration.ofMillis(500)))).isInstanceOf(Failure.TimedOut.class);
        allIsWell();
    }

    @Test
    void a_body_without_end_is_too_large() {
        assertThat(failure(() -> new Reply(ElasticFaultTest::endless))).isInstanceOf(Failure.TooLarge.class);
        allIsWell();
    }

    private static void endless(OutputStream out) throws java.io.IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"x\":["
                .getBytes(StandardCharsets.US_ASCII));
        byte[] numbers = "1,".repeat(32 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (long sent = 0; sent < 200L << 20; sent += numbers.length) {
            out.write(numbers);
        }
    }

    @Test
    void an_interrupt_cancels_at_once() throws Exception {
        allIsWell();
        proxy.set(new Toxic.StallAfter(0));
        var asked = new CountDownLatch(1);
        answer = () -> {
            asked.countDown();
            return Reply.json(PAGE);
        };
        var task = new FutureTask<>(this::search);
        Thread thread = Thread.ofVirtual().start(task);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();

        assertThat(failure(task.get(20, TimeUnit.SECONDS))).isInstanceOf(Failure.Cancelled.class);
    }
}
