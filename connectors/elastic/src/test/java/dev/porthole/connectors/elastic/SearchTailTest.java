package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.api.logs.tail.SearchTail;
import dev.porthole.connectors.api.logs.tail.TailNews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tail on a real search server, which makes documents visible by itself, some later than others. */
@ExtendWith(OpenSearchNode.class)
@Timeout(120)
class SearchTailTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final BlockingQueue<TailNews> news = new LinkedBlockingQueue<>();
    private TestServer server;
    private ElasticLogSource source;

    @BeforeEach
    void open(TestServer running) throws Exception {
        server = running;
        server.send("DELETE", "/tailed?ignore_unavailable=true", "");
        server.send("PUT", "/tailed", """
            {"settings": {"number_of_shards": 3, "number_of_replicas": 0, "index.refresh_interval": "1s",
                          "index.search.idle.after": "10m"},
             "mappings": {"properties": {"@timestamp": {"type": "date"}, "message": {"type": "text"},
                                         "level": {"type": "keyword"}}}}
            """);
        source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.of("tailed"));
    }

    @AfterEach
    void close() throws Exception {
        source.close();
        server.send("DELETE", "/tailed", "");
    }

    private void write(String refresh, Map<String, Instant> lines) throws Exception {
        var bulk = new StringBuilder();
        lines.forEach((id, time) -> {
            ObjectNode document = json.createObjectNode();
            document.put("@timestamp", time.toString())
                    .put("message", "line " + id)
                    .put("level", "info");
            bulk.append("{\"index\":{\"_index\":\"tailed\",\"_id\":\"%s\"}}\n".formatted(id));
            bulk.append(document).append('\n');
        });
        server.send("POST", "/_bulk?refresh=" + refresh, bulk.toString());
    }

    private SearchTail follow(Instant since, List<LogEntry> shown) {
        return new SearchTail(
                source, LogQuery.all(LogCase.RANGE), since, shown, InstantSource.system(), Runnable::run, news::add);
    }

    /** Until so many lines came, or none for a while. */
    private List<LogEntry> come(int wanted) throws InterruptedException {
        List<LogEntry> lines = new ArrayList<>();
        while (lines.size() < wanted) {
            TailNews next = news.poll(15, TimeUnit.SECONDS);
            if (next == null) {
                break;
            }
            lines.addAll(next.lines());
        }
        return lines;
    }

    @Test
    void every_line_comes_once_in_time_whether_stamps_are_equal_or_late() throws Exception {
        var random = new Random(7);
        Map<String, Long> writtenAt = new HashMap<>();
        Map<String, Long> cameAt = new HashMap<>();
        List<LogEntry> all = new ArrayList<>();
        int late = 0;
        write("true", Map.of("before", Instant.now()));
        try (SearchTail tail = follow(Instant.now().minusSeconds(60), List.of())) {
            int id = 0;
            for (int round = 0; round < 30; round++) {
                // many of one millisecond, some of another that is long past
                Instant now = Instant.now();
                Map<String, Instant> lines = new HashMap<>();
                for (int i = 0; i < 40; i++) {
                    boolean isLate = random.nextInt(8) == 0;
                    lines.put("l" + id++, isLate ? now.minusMillis(random.nextInt(50_000)) : now);
                }
                write("false", lines);
                lines.keySet().forEach(one -> writtenAt.put("tailed/" + one, System.nanoTime()));
                TailNews next = news.poll(200, TimeUnit.MILLISECONDS);
                while (next != null) {
                    late += next.late();
                    take(next.lines(), all, cameAt);
                    next = news.poll();
                }
            }
            while (all.size() < writtenAt.size() + 1) {
                TailNews next = news.poll(15, TimeUnit.SECONDS);
                assertThat(next)
                        .as("%d of %d lines", all.size(), writtenAt.size())
                        .isNotNull();
                late += next.late();
                take(next.lines(), all, cameAt);
            }
        }
        assertThat(all).extracting(LogEntry::id).doesNotHaveDuplicates().hasSize(writtenAt.size() + 1);
        assertThat(late).isPositive();
        long[] nanos = writtenAt.entrySet().stream()
                .mapToLong(line -> cameAt.get(line.getKey()) - line.getValue())
                .sorted()
                .toArray();
        assertThat(nanos[nanos.length / 2])
                .as("the usual delay, a second of which is the server's")
                .isLessThan(2_500_000_000L);
    }

    private static void take(List<LogEntry> lines, List<LogEntry> all, Map<String, Long> cameAt) {
        all.addAll(lines);
        lines.forEach(line -> cameAt.put(line.id(), System.nanoTime()));
    }

    @Test
    void paused_lines_are_counted_and_come_together_when_it_goes_on() throws Exception {
        Instant begun = Instant.now();
        try (SearchTail tail = follow(begun, List.of())) {
            tail.pause(true);
            write("true", Map.of("a", Instant.now(), "b", Instant.now()));
            TailNews waiting = news.poll(15, TimeUnit.SECONDS);
            while (waiting != null && waiting.waiting() < 2) {
                assertThat(waiting.lines()).isEmpty();
                waiting = news.poll(15, TimeUnit.SECONDS);
            }
            assertThat(waiting).isNotNull();
            tail.pause(false);

            assertThat(come(2)).extracting(LogEntry::message).containsExactlyInAnyOrder("line a", "line b");
        }
    }

    @Test
    void what_is_shown_already_does_not_come_again() throws Exception {
        Instant begun = Instant.now();
        write("true", Map.of("a", begun, "b", begun));
        List<LogEntry> shown = LogCase.value(source.search(
                        LogQuery.all(new TimeRange(begun.minusSeconds(1), begun.plusSeconds(1))),
                        null,
                        1,
                        LogCase.soon()))
                .entries();
        try (SearchTail tail = follow(begun.minusSeconds(1), shown)) {
            assertThat(come(1))
                    .extracting(LogEntry::id)
                    .doesNotContain(shown.getFirst().id());
        }
    }

    @Test
    void of_more_than_can_be_read_the_newest_come_and_the_rest_is_counted() throws Exception {
        Instant begun = Instant.now();
        for (int part = 0; part < 4; part++) {
            Map<String, Instant> lines = new HashMap<>();
            for (int i = 0; i < 10_000; i++) {
                lines.put(part + "-" + i, begun.plusNanos(1_000_000L * (i % 500)));
            }
            write("true", lines);
        }
        long leftOut = 0;
        int lines = 0;
        try (SearchTail tail = follow(begun, List.of())) {
            TailNews next = news.poll(15, TimeUnit.SECONDS);
            while (next != null && lines + leftOut < 40_000) {
                lines += next.lines().size();
                leftOut += next.leftOut();
                next = news.poll(15, TimeUnit.SECONDS);
            }
        }
        assertThat(lines).isBetween(5_000, 39_999);
        assertThat(lines + leftOut).isEqualTo(40_000);
    }

    @Test
    void a_server_that_is_gone_is_told() throws Exception {
        source.close();
        try (SearchTail tail = follow(Instant.now(), List.of())) {
            TailNews next = news.poll(15, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            assertThat(next.state()).isPresent();
        }
    }
}
