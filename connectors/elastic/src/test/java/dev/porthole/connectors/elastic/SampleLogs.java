package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Log documents as Filebeat 8 writes them, in two daily indices, and some of other shippers' shapes. */
final class SampleLogs {

    static final Instant START = Instant.parse("2026-01-30T23:30:00Z");
    static final TimeRange RANGE = new TimeRange(START, START.plusSeconds(3600));

    /** Many lines of one millisecond, after those of {@link #RANGE}. */
    static final Instant SAME = Instant.parse("2026-01-31T06:00:00.123Z");

    static final int LINES = 1_200;
    static final int OF_THE_SAME_TIME = 2_300;

    private static final List<String> SERVICES = List.of("checkout", "cart", "search");
    private static final String STACK = "java.sql.SQLTransientConnectionException: HikariPool-1 - timed out\n"
            + "\tat shop.Orders.reserve(Orders.java:88)";

    private final JsonMapper json = JsonMapper.builder().build();
    private final TestServer server;
    private final boolean typed;

    /** @param typed whether documents still have a type in their address, as before version 7 */
    SampleLogs(TestServer server, boolean typed) {
        this.server = server;
        this.typed = typed;
    }

    void write() throws IOException, InterruptedException {
        template();
        var bulk = new StringBuilder();
        each(LINES, i -> line(bulk, START.plusMillis(i * 3_000L + i % 7), i));
        each(OF_THE_SAME_TIME, i -> line(bulk, SAME, i));
        bulk(bulk);
    }

    /** Fluent Bit's names, dynamic mapping ({@code .keyword}) and pino's numbers as levels. */
    void writeFluentBit(String index, int lines) throws IOException, InterruptedException {
        var bulk = new StringBuilder();
        each(lines, i -> {
            ObjectNode line = json.createObjectNode();
            line.put("@timestamp", START.plusSeconds(i).toString());
            line.put("log", "request " + i + " took long");
            line.put("level", i % 2 == 0 ? 30 : 50);
            line.putObject("kubernetes")
                    .put("namespace_name", "shop")
                    .put("pod_name", "node-app-" + i % 2)
                    .put("container_name", "app")
                    .put("host", "worker-1")
                    .putObject("labels")
                    .put("app", "node-app");
            document(bulk, index, "f" + i, line);
        });
        bulk(bulk);
    }

    private void line(StringBuilder bulk, Instant time, int i) {
        String service = SERVICES.get(i % 3);
        boolean error = i % 10 == 0;
        ObjectNode line = json.createObjectNode();
        line.put("@timestamp", time.toString());
        line.put("message", error ? "Connection is not available, request " + i + " timed out" : "GET /item/" + i);
        if (error || i % 11 != 5) {
            line.putObject("log").put("level", error ? "ERROR" : i % 10 == 1 ? "warning" : "info");
        }
        line.putObject("service").put("name", service);
        line.putObject("trace").put("id", "trace-" + i);
        if (error) {
            line.putObject("error").put("stack_trace", STACK);
        }
        ObjectNode kubernetes = line.putObject("kubernetes");
        kubernetes.put("namespace", "shop");
        kubernetes.putObject("pod").put("name", service + "-" + i % 2);
        kubernetes.putObject("container").put("name", service);
        kubernetes.putObject("node").put("name", "worker-" + i % 3);
        line.putArray("tags").add("a").add("b");
        document(bulk, "filebeat-8.5.1-" + time.toString().substring(0, 10).replace('-', '.'), "", line);
    }

    private void document(StringBuilder bulk, String index, String id, ObjectNode line) {
        ObjectNode action = json.createObjectNode();
        ObjectNode address = action.putObject("index").put("_index", index);
        if (typed) {
            address.put("_type", "_doc");
        }
        if (!id.isEmpty()) {
            address.put("_id", id);
        }
        bulk.append(action).append('\n').append(line).append('\n');
    }

    private void bulk(StringBuilder bulk) throws IOException, InterruptedException {
        String answer = server.send("POST", "/_bulk?refresh=true", bulk.toString());
        if (json.readTree(answer).path("errors").asBoolean(true)) {
            throw new IOException(answer.substring(0, Math.min(2_000, answer.length())));
        }
    }

    private void template() throws IOException, InterruptedException {
        String mapping = """
            {"dynamic_templates": [{"strings": {"match_mapping_type": "string", "mapping": {"type": "keyword"}}}],
             "properties": {"@timestamp": {"type": "date"}, "message": {"type": "text"},
                            "error": {"properties": {"stack_trace": {"type": "text"}}}}}\
            """;
        server.send("PUT", "/_template/filebeat", """
            {"index_patterns": ["filebeat-*"],
             "settings": {"number_of_replicas": 0, "number_of_shards": 2}, "mappings": %s}
            """.formatted(typed ? "{\"_doc\": " + mapping + "}" : mapping));
    }

    private static void each(int count, IntConsumer action) {
        for (int i = 0; i < count; i++) {
            action.accept(i);
        }
    }
}
