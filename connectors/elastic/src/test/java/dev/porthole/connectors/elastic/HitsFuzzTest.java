package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.elastic.fields.FieldMapping;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.fields.LevelValues;
import dev.porthole.connectors.elastic.server.SearchCall;
import dev.porthole.connectors.elastic.server.SearchClient;
import dev.porthole.connectors.elastic.server.SearchServer;
import dev.porthole.connectors.elastic.server.SearchTransport;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.http.HttpGateway.AnswerReader;
import dev.porthole.connectors.http.HttpTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Answers of every wrong kind: lines or a failure, at once, and never an exception. */
@Timeout(300)
class HitsFuzzTest {

    private static final int BODIES = 10_000;
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final LogQuery QUERY = LogQuery.all(new TimeRange(NOON.minusSeconds(3600), NOON));
    private static final String BODY = """
        {"took":3,"timed_out":false,"pit_id":"x",
         "_shards":{"total":2,"successful":1,"failed":1,"failures":[{"shard":0,"reason":{"type":"t","reason":"r",
           "caused_by":{"type":"u","reason":"s"}}}]},
         "hits":{"total":{"value":3,"relation":"gte"},"max_score":null,"hits":[
          {"_index":"a","_id":"1","_source":{"@timestamp":"2026-01-31T11:00:00.123Z","message":"hello","level":["warn","error"],
            "kubernetes":{"pod":{"name":"p-0"}},"n":[1,2.5e3,true,null,{"deep":[[["x"]]]}]},"sort":[1769857200123]},
          {"_index":"a","_id":"2","_source":{"@timestamp":1769857200,"message":"{\\"level\\":30,\\"msg\\":\\"ü\\"}"},
            "sort":[1769857200122,"id"]},
          {"_index":"b","_id":"3","fields":{"message.keyword":["kept"],"@timestamp":["2026-01-31T11:00:00Z"]},
            "sort":[-9223372036854775808]}]},
         "aggregations":{"open":{"doc_count":2},"time":{"buckets":[{"key":1769857200000,"doc_count":7,
           "level":{"buckets":{"ERROR":{"doc_count":3},"UNKNOWN":{"doc_count":4}}}}]}}}
        """;
    private static final String[] PIECES = {
        "null",
        "[]",
        "{}",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "1e999999",
        "-",
        "9".repeat(400),
        "\\u0000",
        "\\ud800",
        "true",
        "\"\"",
        "[".repeat(700),
        "{\"a\":".repeat(700),
        "\u0000",
        "<html>",
        "1.",
        "\\"
    };

    private final JsonMapper json = JsonMapper.builder().build();
    private final LogIndex index = new LogIndex(
            "logs-*",
            FieldMapping.of(
                    List.of(
                            IndexField.of("@timestamp", "date", true),
                            IndexField.of("message", "text", false),
                            IndexField.of("level", "keyword", true)),
                    Map.of()),
            new LevelValues(List.of(IndexField.of("level", "keyword", true)), Map.of()),
            new SearchServer(false, "8.19.8", true),
            List.of());

    /** Answers everything with one body. */
    private record Canned(byte[] body) implements SearchTransport {
        @Override
        public Outcome<Identity> identity(SearchServer server, Deadline deadline) {
            throw new IllegalStateException();
        }

        @Override
        public <T> Outcome<T> send(SearchCall call, AnswerReader<T> reader, Deadline deadline) {
            try {
                return reader.read(new Answer() {
                    @Override
                    public int status() {
                        return 200;
                    }

                    @Override
                    public String header(String name) {
                        return "";
                    }

                    @Override
                    public InputStream body() {
                        return new ByteArrayInputStream(body);
                    }
                });
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public HttpTarget target() {
            return HttpTarget.direct("Elasticsearch", URI.create("http://127.0.0.1:9"));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private SearchClient client(byte[] body) {
        return new SearchClient(new Canned(body), ElasticLogSource.json());
    }

    private Outcome<LogPage> page(byte[] body) {
        return new Pager(client(body)).page(index, QUERY, null, 10, Deadline.after(Duration.ofSeconds(5)));
    }

    @Test
    void the_whole_body_is_read() {
        Outcome<LogPage> page = page(BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(page).isInstanceOfSatisfying(Outcome.Success.class, read -> {
            assertThat(((LogPage) read.value()).entries())
                    .extracting(LogEntry::message)
                    .containsExactly("hello", "{\"level\":30,\"msg\":\"ü\"}", "kept");
            assertThat(read.notes()).singleElement().asString().contains("elastic.shards");
        });
    }

    @Test
    void one_line_that_cannot_be_read_leaves_the_others() {
        String deep = BODY.replace("\"n\":[1", "\"d\":" + "{\"x\":".repeat(700) + "1" + "}".repeat(700) + ",\"n\":[1");
        byte[] bytes = deep.getBytes(StandardCharsets.UTF_8);
        bytes[deep.indexOf("hello")] = (byte) 0xff;
        Outcome<LogPage> page = page(bytes);

        assertThat(page).isInstanceOfSatisfying(Outcome.Success.class, read -> {
            assertThat(((LogPage) read.value()).entries()).hasSize(3);
            assertThat(((LogPage) read.value()).entries().getFirst().message()).isEqualTo("\ufffdello");
            assertThat(read.notes()).anyMatch(note -> note.equals(Detail.of("elastic.cut", 1)));
        });
    }

    @Test
    void ten_thousand_mutated_bodies_are_lines_or_a_failure() {
        byte[] whole = BODY.getBytes(StandardCharsets.UTF_8);
        int read = 0;
        // classes are loaded before the time counts
        page(whole);
        new HistogramSearch(client(whole), index, QUERY, Deadline.after(Duration.ofSeconds(5))).read(10);
        for (int seed = 0; seed < BODIES; seed++) {
            byte[] body = mutated(whole, new Random(seed));
            long begun = System.nanoTime();
            Outcome<LogPage> page = page(body);
            Outcome<LogHistogram> bars =
                    new HistogramSearch(client(body), index, QUERY, Deadline.after(Duration.ofSeconds(5))).read(10);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("seed %d", seed)
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(bars).isNotNull();
            read += page instanceof Outcome.Success ? 1 : 0;
        }
        assertThat(read).isBetween(BODIES / 20, BODIES - 1);
    }

    private static byte[] mutated(byte[] whole, Random random) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(whole);
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            byte[] now = out.toByteArray();
            int at = random.nextInt(now.length);
            int end = Math.min(now.length, at + random.nextInt(20));
            out.reset();
            out.write(now, 0, at);
            switch (random.nextInt(5)) {
                case 0 -> out.write(now, end, now.length - end);
                case 1 -> {
                    out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
                    out.write(now, at, now.length - at);
                }
                case 2 -> {
                    out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
                    out.write(now, end, now.length - end);
                }
                case 3 -> {
                    out.write(random.nextInt(256));
                    out.write(now, end, now.length - end);
                }
                default -> {
                    out.write(now, at, end - at);
                    out.write(now, at, now.length - at);
                }
            }
        }
        return out.toByteArray();
    }
}
