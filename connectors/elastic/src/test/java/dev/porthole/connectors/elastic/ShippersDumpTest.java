package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogPage;
import dev.porthole.connectors.api.logs.LogQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines in the shapes of four shippers under one pattern, read whole from both ends: each once, and what was written. */
@ExtendWith(OpenSearchNode.class)
@Timeout(900)
class ShippersDumpTest {

    /** Two hundred thousand are read with {@code -Dshippers.lines=200000}. */
    private static final int LINES = Integer.getInteger("shippers.lines", 8_000);

    private static final int PART = 5_000;
    private static final LogLevel[] LEVELS = {LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR};

    private final JsonMapper json = JsonMapper.builder().build();

    /** What a line says, whoever shipped it. */
    private record Said(long ms, LogLevel level, String pod, String text) {}

    @Test
    void all_lines_come_once_from_either_end(TestServer server) throws Exception {
        Map<String, Said> written = write(server);
        try (var source = ElasticLogSource.direct(server.gateway(), "here", LogIndices.of("shipped-*"))) {
            for (LogQuery.Order order : LogQuery.Order.values()) {
                Map<String, Said> left = new HashMap<>(written);
                LogQuery query = LogQuery.all(LogCase.RANGE).withOrder(order);
                LogPage.@Nullable Cursor next = null;
                do {
                    LogPage page = LogCase.value(source.search(query, next, PART, LogCase.soon()));
                    for (LogEntry line : page.entries()) {
                        var said = new Said(line.timeNanos() / 1_000_000, line.level(), line.pod(), line.message());
                        assertThat(said).as(line.id()).isEqualTo(left.remove(line.id()));
                    }
                    next = page.next();
                } while (next != null);
                assertThat(left).as("never came, %s", order).isEmpty();
            }
        } finally {
            server.send("DELETE", "/shipped-*", "");
        }
    }

    private Map<String, Said> write(TestServer server) throws Exception {
        var random = new Random(20_261_127);
        Map<String, Said> written = new HashMap<>();
        server.send("DELETE", "/shipped-*?ignore_unavailable=true", "");
        for (String shipper : new String[] {"filebeat", "fluentbit", "otel", "logstash"}) {
            server.send("PUT", "/shipped-" + shipper, """
                {"settings": {"number_of_shards": 2, "number_of_replicas": 0}}
                """);
        }
        var bulk = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            // ten lines in a millisecond
            Instant time = LogCase.NOW.minusMillis(random.nextInt(Math.max(1, LINES / 10)));
            var said = new Said(
                    time.toEpochMilli(),
                    LEVELS[random.nextInt(LEVELS.length)],
                    "shop-" + random.nextInt(40),
                    "request " + i + " took " + random.nextInt(1_000) + " ms");
            String shipper = new String[] {"filebeat", "fluentbit", "otel", "logstash"}[i % 4];
            bulk.append("{\"index\":{\"_index\":\"shipped-%s\",\"_id\":\"%d\"}}\n".formatted(shipper, i));
            bulk.append(document(shipper, time, said)).append('\n');
            written.put("shipped-" + shipper + "/" + i, said);
            if (i % PART == PART - 1 || i == LINES - 1) {
                String answer = server.send("POST", "/_bulk?refresh=true", bulk.toString());
                assertThat(json.readTree(answer).path("errors").asBoolean(true)).isFalse();
                bulk.setLength(0);
            }
        }
        return written;
    }

    private ObjectNode document(String shipper, Instant time, Said said) {
        ObjectNode line = json.createObjectNode();
        line.put("@timestamp", time.toString());
        String level = said.level().name();
        switch (shipper) {
            case "filebeat" -> {
                line.put("message", said.text());
                line.putObject("log").put("level", level.toLowerCase(java.util.Locale.ROOT));
                ObjectNode kubernetes = line.putObject("kubernetes");
                kubernetes.put("namespace", "shop").putObject("pod").put("name", said.pod());
            }
            case "fluentbit" -> {
                line.put("log", said.text());
                line.put("level", level);
                line.putObject("kubernetes").put("namespace_name", "shop").put("pod_name", said.pod());
            }
            case "otel" -> {
                line.put("body", said.text());
                line.put("severity_text", level);
                line.putObject("resource").put("attributes.k8s.pod.name", said.pod());
            }
            default -> {
                line.put("message", said.text());
                line.put("loglevel", level);
                line.putObject("kubernetes").putObject("pod").put("name", said.pod());
            }
        }
        return line;
    }
}
