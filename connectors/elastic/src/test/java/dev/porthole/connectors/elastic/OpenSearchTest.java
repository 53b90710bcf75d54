package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.elastic.fields.FieldRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Straight on OpenSearch 3.8. */
@ExtendWith(OpenSearchNode.class)
class OpenSearchTest extends SearchContract {

    private static final TimeRange SAME =
            new TimeRange(SampleLogs.SAME.minusSeconds(1), SampleLogs.SAME.plusSeconds(1));

    private TestServer server;
    private ElasticLogSource source;

    @BeforeEach
    void open(TestServer started) {
        server = started;
        source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.FOUND);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Override
    protected LogSource source() {
        return source;
    }

    @Test
    void it_says_which_version_it_is() {
        assertThat(value(source.probe(soon()))).isEqualTo(new Identity("OpenSearch", "3.8.0", "here"));
    }

    @Test
    void a_forgotten_point_in_time_is_opened_again_without_gap_or_repetition() throws Exception {
        LogQuery query = LogQuery.all(SAME);
        LogPage first = value(source.search(query, null, 300, soon()));
        LogPage second = value(source.search(query, first.next(), 300, soon()));
        server.send("DELETE", "/_search/point_in_time/_all", "");
        List<LogEntry> lines = new java.util.ArrayList<>(first.entries());
        lines.addAll(second.entries());
        for (LogPage page = second; page.next() != null; ) {
            page = value(source.search(query, page.next(), 300, soon()));
            lines.addAll(page.entries());
        }

        assertThat(lines)
                .hasSize(SampleLogs.OF_THE_SAME_TIME)
                .extracting(LogEntry::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void no_point_in_time_is_left_open_at_the_end() throws Exception {
        server.send("DELETE", "/_search/point_in_time/_all", "");
        lines(LogQuery.all(SAME), 900, Integer.MAX_VALUE);

        String open = server.send("GET", "/_nodes/stats/indices/search", "");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(open)
                        .findValue("point_in_time_current")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void names_and_numbers_of_another_shipper_are_understood() throws Exception {
        new SampleLogs(server, false).writeFluentBit("app-2026.01.31", 20);
        try (var other = ElasticLogSource.direct(server.gateway(), "here", LogIndices.of("app-*"))) {
            var errors = new LogQuery(SampleLogs.RANGE, "", LogQuery.Language.PLAIN, Set.of(LogLevel.ERROR), List.of());
            List<LogEntry> lines = value(other.search(errors, null, 50, soon())).entries();

            assertThat(lines).hasSize(10).allSatisfy(line -> {
                assertThat(line.pod()).isEqualTo("node-app-1");
                assertThat(line.namespace()).isEqualTo("shop");
                assertThat(line.container()).isEqualTo("app");
                assertThat(line.service()).isEqualTo("node-app");
                assertThat(line.message()).contains("took long");
            });
            assertThat(value(other.histogram(errors, 10, soon())).total(LogLevel.ERROR))
                    .isEqualTo(10);
        }
    }

    @Test
    void a_persons_own_fields_win() {
        var indices = new LogIndices(Optional.of("filebeat-*"), Map.of(FieldRole.MESSAGE, "error.stack_trace"));
        try (var other = ElasticLogSource.direct(server.gateway(), "here", indices)) {
            LogPage page = value(other.search(all().withText("Orders.java"), null, 1, soon()));

            assertThat(page.entries().getFirst().message()).startsWith("java.sql");
        }
    }
}
