package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Paged through, an index gives each of its lines once and in order, however its times, windows and levels are. */
@ExtendWith(OpenSearchNode.class)
@Timeout(300)
class PagingDumpTest {

    private static final String[] TEXTS = {"plain", "ERROR in the text", "level=warn slow", "INFO fine"};

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void generated_indices_are_read_as_they_were_written(long seed, TestServer server) throws Exception {
        var random = new Random(seed);
        Set<String> written = write(server, random);
        try (var source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.of("paged-*"))) {
            int limit = 1 + random.nextInt(120);
            List<LogEntry> all = read(server, source, random, limit);
            assertThat(ids(all)).as("seed %d, pages of %d", seed, limit).isEqualTo(written);
            // an index of milliseconds does not order what its documents tell of microseconds
            assertThat(all)
                    .hasSameSizeAs(written)
                    .isSortedAccordingTo(
                            (one, other) -> Long.compare(other.timeNanos() / 1_000_000, one.timeNanos() / 1_000_000));
            for (LogLevel level : LogLevel.values()) {
                List<LogEntry> some = read(server, source, random, limit, level);
                assertThat(ids(some))
                        .as("seed %d, %s", seed, level)
                        .isEqualTo(ids(all.stream()
                                .filter(line -> line.level() == level)
                                .toList()));
                assertThat(new LinkedHashSet<>(some)).hasSameSizeAs(some);
            }
        } finally {
            server.send("DELETE", "/paged-*", "");
        }
    }

    private static Set<String> ids(List<LogEntry> lines) {
        Set<String> ids = new TreeSet<>();
        lines.forEach(line -> ids.add(line.id()));
        return ids;
    }

    /** All pages; between some of them the server forgets where we were, and lines come that are newer. */
    private List<LogEntry> read(
            TestServer server, ElasticLogSource source, Random random, int limit, LogLevel... levels) throws Exception {
        List<LogEntry> lines = new ArrayList<>();
        LogPage.@Nullable Cursor next = null;
        LogQuery query = LogCase.query("", LogQuery.Language.PLAIN, levels);
        do {
            Outcome<LogPage> outcome = source.search(query, next, limit, LogCase.soon());
            assertThat(LogCase.notes(outcome)).isEmpty();
            LogPage page = LogCase.value(outcome);
            assertThat(page.entries().size()).isLessThanOrEqualTo(limit);
            lines.addAll(page.entries());
            next = page.next();
            if (random.nextInt(10) == 0) {
                server.send("DELETE", "/_search/point_in_time/_all", "");
            }
        } while (next != null);
        return lines;
    }

    private Set<String> write(TestServer server, Random random) throws Exception {
        Set<String> ids = new TreeSet<>();
        var bulk = new StringBuilder();
        for (int index = 0; index < 2 + random.nextInt(2); index++) {
            String name = "paged-" + index;
            server.send("DELETE", "/" + name + "?ignore_unavailable=true", "");
            server.send("PUT", "/" + name, """
                {"settings": {"number_of_shards": %d, "number_of_replicas": 0, "index.max_result_window": %d},
                 "mappings": {"properties": {"@timestamp": {"type": "%s"}, "message": {"type": "text"},
                                             "level": {"type": "keyword"}}}}
                """.formatted(
                            1 + random.nextInt(3),
                            random.nextBoolean() ? 10_000 : 7 + random.nextInt(60),
                            random.nextBoolean() ? "date" : "date_nanos"));
            for (int i = 60 + random.nextInt(200); i > 0; i--) {
                // few different times, so that many are equal
                Instant time = LogCase.NOW.minusMillis(random.nextInt(8)).minusNanos(1_000L * random.nextInt(3));
                ObjectNode document = json.createObjectNode();
                document.put("@timestamp", time.toString());
                document.put("message", TEXTS[random.nextInt(TEXTS.length)]);
                if (random.nextInt(3) > 0) {
                    document.put("level", random.nextBoolean() ? "error" : "info");
                }
                bulk.append("{\"index\":{\"_index\":\"%s\",\"_id\":\"%d\"}}\n".formatted(name, i));
                bulk.append(document).append('\n');
                ids.add(name + "/" + i);
            }
        }
        server.send("POST", "/_bulk?refresh=true", bulk.toString());
        return ids;
    }
}
