package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Indices that are written otherwise than Filebeat does, on OpenSearch 3.8. */
@ExtendWith(OpenSearchNode.class)
@Timeout(180)
class UnusualIndicesTest {

    private static final String INDEX = "unusual";

    private final JsonMapper json = JsonMapper.builder().build();
    private TestServer server;

    @BeforeEach
    void take(TestServer started) {
        server = started;
    }

    @AfterEach
    void forget() throws Exception {
        server.send("DELETE", "/" + INDEX + "?ignore_unavailable=true", "");
    }

    private ObjectNode line(String time) {
        return json.createObjectNode().put("@timestamp", time);
    }

    private void write(ObjectNode line) throws Exception {
        server.send("POST", "/" + INDEX + "/_doc?refresh=true", line.toString());
    }

    private List<LogEntry> lines(LogLevel... levels) {
        var query = new LogQuery(SampleLogs.RANGE, "", LogQuery.Language.PLAIN, Set.of(levels), List.of());
        try (var source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.of(INDEX))) {
            return success(source.search(query, null, 100, Deadline.after(Duration.ofMinutes(1))));
        }
    }

    private static List<LogEntry> success(Outcome<LogPage> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<LogPage>) outcome).value().entries();
    }

    @Test
    void every_word_that_is_shown_as_a_level_is_found_by_it() throws Exception {
        var second = new AtomicInteger();
        for (String word : List.of("F", "E", "W", "I", "D", "T", "Error", "WARNING", "panic", "config", "50", "none")) {
            ObjectNode line =
                    line(SampleLogs.START.plusSeconds(second.getAndIncrement()).toString());
            line.put("message", "a line").put("level", word);
            write(line);
        }
        List<LogEntry> all = lines();

        assertThat(all).hasSize(second.get());
        for (LogLevel level : LogLevel.values()) {
            assertThat(lines(level))
                    .extracting(LogEntry::id)
                    .containsExactlyElementsOf(all.stream()
                            .filter(line -> line.level() == level)
                            .map(LogEntry::id)
                            .toList());
        }
    }

    @Test
    void a_value_under_an_alias_is_read_from_where_the_document_has_it() throws Exception {
        server.send("PUT", "/" + INDEX, """
            {"mappings": {"properties": {
               "@timestamp": {"type": "date"},
               "message": {"type": "alias", "path": "body.text"}, "body": {"properties": {"text": {"type": "text"}}},
               "log": {"properties": {"level": {"type": "alias", "path": "severity_text"}}},
               "severity_text": {"type": "keyword"}}}}\
            """);
        ObjectNode line = line(SampleLogs.START.toString()).put("severity_text", "ERROR");
        line.putObject("body").put("text", "from OpenTelemetry");
        write(line);

        assertThat(lines(LogLevel.ERROR)).singleElement().satisfies(read -> {
            assertThat(read.message()).isEqualTo("from OpenTelemetry");
            assertThat(read.level()).isEqualTo(LogLevel.ERROR);
        });
    }

    @Test
    void lines_of_two_shippers_under_one_pattern_all_have_their_text_and_pod() throws Exception {
        ObjectNode beat = line(SampleLogs.START.toString()).put("message", "of Filebeat");
        beat.putObject("kubernetes").putObject("pod").put("name", "a-0");
        ObjectNode bit = line(SampleLogs.START.plusSeconds(1).toString()).put("log", "of Fluent Bit");
        bit.putObject("kubernetes").put("pod_name", "b-0");
        write(beat);
        write(bit);

        assertThat(lines()).extracting(LogEntry::message).containsExactly("of Fluent Bit", "of Filebeat");
        assertThat(lines()).extracting(LogEntry::pod).containsExactly("b-0", "a-0");
    }
}
