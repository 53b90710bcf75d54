package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.kql.Kql;
import dev.porthole.connectors.kql.KqlDocument;
import dev.porthole.connectors.kql.KqlDsl;
import dev.porthole.connectors.kql.KqlEvaluation;
import dev.porthole.connectors.kql.KqlField;
import dev.porthole.connectors.kql.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What OpenSearch finds by a query's DSL is what the evaluation in memory finds by its tree. */
@ExtendWith(OpenSearchNode.class)
@Timeout(500)
class KqlComparisonTest {

    private static final String INDEX = "kql-compared";
    private static final int DOCUMENTS = 5_000;
    /** A thousand are asked with {@code -Dkql.queries=1000}. */
    private static final int QUERIES = Integer.getInteger("kql.queries", 300);

    private static final Instant START = Instant.parse("2026-01-30T00:00:00Z");
    private static final List<KqlField> FIELDS = List.of(
            new KqlField("@timestamp", "date"),
            new KqlField("message", "text"),
            new KqlField("level", "keyword"),
            new KqlField("service.name", "keyword"),
            new KqlField("status", "long"),
            new KqlField("took", "double"),
            new KqlField("ok", "boolean"),
            new KqlField("tags", "keyword"),
            new KqlField("events.name", Set.of("keyword"), "events"),
            new KqlField("events.count", Set.of("long"), "events"),
            new KqlField("events.note", Set.of("text"), "events"));
    private static final String[] WORDS = {
        "connection",
        "Timeout",
        "refused",
        "to",
        "10.0.0.1",
        "shop-cart",
        "user_7",
        "GET",
        "/api/orders",
        "주문",
        "실패",
        "can't",
        "a:b",
        "1,000",
        "3.5",
        "HTTP/1.1",
        "100%",
        "(closed)",
        "\"quoted\"",
        "error*",
        "true",
        "200",
        "x\\y",
        "café",
        "日本"
    };
    private static final String[] LEVELS = {"info", "warn", "error", "ERROR", "debug trace", "a*b", "true", "200"};
    private static final String[] SERVICES = {"cart", "checkout", "shop-cart", "pay:gw", "search (new)"};
    private static final String[] TAGS = {"a", "b", "blue green", "x*y", "not", "200"};

    private final JsonMapper json = JsonMapper.builder().build();

    /** A document as conditions see it. */
    private record Doc(Map<String, List<String>> fields, List<KqlDocument> events) implements KqlDocument {
        @Override
        public List<String> values(String field) {
            return fields.getOrDefault(field, List.of());
        }

        @Override
        public Collection<String> names() {
            return fields.keySet();
        }

        @Override
        public List<KqlDocument> nested(String path) {
            return path.equals("events") ? events : List.of();
        }
    }

    @Test
    void generated_queries_over_five_thousand_documents_agree(TestServer server) throws Exception {
        server.send("PUT", "/" + INDEX, """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "index.max_result_window": 10000},
             "mappings": {"properties": {
               "@timestamp": {"type": "date"}, "message": {"type": "text"}, "level": {"type": "keyword"},
               "service": {"properties": {"name": {"type": "keyword"}}}, "status": {"type": "long"},
               "took": {"type": "double"}, "ok": {"type": "boolean"}, "tags": {"type": "keyword"},
               "events": {"type": "nested", "properties": {
                  "name": {"type": "keyword"}, "count": {"type": "long"}, "note": {"type": "text"}}}}}}
            """);
        List<Doc> documents = write(server);
        var dsl = new KqlDsl(() -> FIELDS);
        List<String> different = new ArrayList<>();
        int found = 0;
        for (int seed = 0; seed < QUERIES; seed++) {
            Kql tree = Kql.parse(new Queries(new Random(seed)).tree(3).text());
            Set<Integer> there = hits(server, dsl.of(tree));
            Set<Integer> here = new TreeSet<>();
            var evaluation = new KqlEvaluation(tree, () -> FIELDS);
            for (int i = 0; i < documents.size(); i++) {
                if (evaluation.test(documents.get(i))) {
                    here.add(i);
                }
            }
            found += there.isEmpty() || there.size() == DOCUMENTS ? 0 : 1;
            if (!here.equals(there)) {
                Set<Integer> only = new TreeSet<>(here);
                only.removeAll(there);
                Set<Integer> missed = new TreeSet<>(there);
                missed.removeAll(here);
                int one = only.isEmpty()
                        ? missed.iterator().next()
                        : only.iterator().next();
                different.add("seed %d: %s%n  only here %d, only there %d, such as %s"
                        .formatted(
                                seed,
                                tree.text(),
                                only.size(),
                                missed.size(),
                                documents.get(one).fields()));
            }
        }
        assertThat(different).as("%d queries differ", different.size()).isEmpty();
        assertThat(found).as("queries that find some and not all").isGreaterThan(QUERIES / 2);
    }

    private Set<Integer> hits(TestServer server, Map<String, Object> query) throws Exception {
        ObjectNode body = json.createObjectNode();
        body.put("size", DOCUMENTS);
        body.put("_source", false);
        body.putArray("sort").add("_doc");
        body.set("query", json.valueToTree(query));
        JsonNode answer = json.readTree(server.send("POST", "/" + INDEX + "/_search", body.toString()));
        assertThat(answer.path("_shards").path("failed").asInt(-1)).isZero();
        Set<Integer> ids = new TreeSet<>();
        answer.path("hits")
                .path("hits")
                .forEach(hit -> ids.add(Integer.parseInt(hit.path("_id").asString(""))));
        return ids;
    }

    private List<Doc> write(TestServer server) throws Exception {
        var random = new Random(42);
        List<Doc> documents = new ArrayList<>();
        var bulk = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            ObjectNode document = json.createObjectNode();
            put(
                    document,
                    fields,
                    "@timestamp",
                    START.plusMillis(random.nextLong(3 * 86_400_000L)).toString());
            put(document, fields, "message", sentence(random));
            if (random.nextInt(8) > 0) {
                put(document, fields, "level", LEVELS[random.nextInt(LEVELS.length)]);
            }
            String service = SERVICES[random.nextInt(SERVICES.length)];
            document.putObject("service").put("name", service);
            fields.put("service.name", List.of(service));
            if (random.nextBoolean()) {
                int status = 100 * (1 + random.nextInt(5)) + random.nextInt(4);
                document.put("status", status);
                fields.put("status", List.of("" + status));
            }
            if (random.nextBoolean()) {
                double took = random.nextInt(100) / 4.0;
                document.put("took", took);
                fields.put("took", List.of("" + took));
            }
            if (random.nextBoolean()) {
                boolean ok = random.nextBoolean();
                document.put("ok", ok);
                fields.put("ok", List.of("" + ok));
            }
            ArrayNode tags = document.putArray("tags");
            List<String> all = new ArrayList<>();
            for (int tag = random.nextInt(3); tag > 0; tag--) {
                all.add(TAGS[random.nextInt(TAGS.length)]);
                tags.add(all.getLast());
            }
            fields.put("tags", all);
            documents.add(new Doc(fields, events(random, document.putArray("events"))));
            bulk.append("{\"index\":{\"_index\":\"")
                    .append(INDEX)
                    .append("\",\"_id\":\"")
                    .append(i)
                    .append("\"}}\n");
            bulk.append(document).append('\n');
        }
        String answer = server.send("POST", "/_bulk?refresh=true", bulk.toString());
        assertThat(json.readTree(answer).path("errors").asBoolean(true)).isFalse();
        return documents;
    }

    private static void put(ObjectNode document, Map<String, List<String>> fields, String name, String value) {
        document.put(name, value);
        fields.put(name, List.of(value));
    }

    private static List<KqlDocument> events(Random random, ArrayNode array) {
        List<KqlDocument> events = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = TAGS[random.nextInt(TAGS.length)];
            int count = random.nextInt(6);
            String note = sentence(random);
            array.addObject().put("name", name).put("count", count).put("note", note);
            events.add(new Doc(
                    Map.of(
                            "events.name", List.of(name),
                            "events.count", List.of("" + count),
                            "events.note", List.of(note)),
                    List.of()));
        }
        return events;
    }

    private static String sentence(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            words.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return String.join(" ", words);
    }

    /** Makes queries that have something to find. */
    private static final class Queries {

        private final Random random;

        Queries(Random random) {
            this.random = random;
        }

        Kql tree(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 10)) {
                case 0, 1, 2 -> condition();
                case 3 -> new Kql.Anywhere(value(random.nextBoolean() ? WORDS : LEVELS));
                case 4, 5 -> new Kql.And(List.of(tree(depth - 1), tree(depth - 1)));
                case 6, 7 -> new Kql.Or(List.of(tree(depth - 1), tree(depth - 1), tree(depth - 1)));
                case 8 -> new Kql.Not(tree(depth - 1));
                default -> new Kql.Nested(Term.word("events"), within(depth - 1));
            };
        }

        private Kql within(int depth) {
            return switch (random.nextInt(depth <= 0 ? 3 : 5)) {
                case 0 -> new Kql.Is(Term.word("name"), value(TAGS));
                case 1 -> new Kql.Is(Term.word("note"), value(WORDS));
                case 2 -> new Kql.Compare(Term.word("count"), operator(), Term.word("" + random.nextInt(6)));
                case 3 -> new Kql.And(List.of(within(depth - 1), within(depth - 1)));
                default -> new Kql.Or(List.of(within(depth - 1), new Kql.Not(within(depth - 1))));
            };
        }

        private Kql condition() {
            return switch (random.nextInt(12)) {
                case 0, 1, 2 -> new Kql.Is(Term.word("message"), value(WORDS));
                case 3 -> new Kql.Is(Term.word("level"), value(LEVELS));
                case 4 -> new Kql.Is(new Term(List.of("serv", ".name"), false), value(SERVICES));
                case 5 -> new Kql.Is(Term.word("status"), value(new String[] {"200", "404", "501", "words", "200.5"}));
                case 6 -> new Kql.Compare(Term.word("status"), operator(), Term.word("" + (100 + random.nextInt(450))));
                case 7 -> new Kql.Compare(Term.word("took"), operator(), Term.word("" + random.nextInt(100) / 4.0));
                case 8 -> new Kql.Is(Term.word("ok"), value(new String[] {"true", "false"}));
                case 9 -> new Kql.Is(Term.word("tags"), value(TAGS));
                case 10 -> new Kql.Compare(Term.word("@timestamp"), operator(), Term.word(date()));
                default ->
                    random.nextBoolean()
                            ? new Kql.Is(Term.word("@timestamp"), Term.phrase(date()))
                            : new Kql.Is(
                                    Term.word(FIELDS.get(random.nextInt(8)).name()), new Term(List.of("", ""), false));
            };
        }

        private Kql.Operator operator() {
            return Kql.Operator.values()[random.nextInt(4)];
        }

        private String date() {
            Instant time = START.plusMillis(random.nextLong(3 * 86_400_000L));
            return switch (random.nextInt(4)) {
                case 0 -> time.toString().substring(0, 10);
                case 1 -> time.toString().substring(0, 16);
                case 2 -> time.toString().substring(0, 19) + "Z";
                default -> time.toString();
            };
        }

        private Term value(String[] from) {
            String one = from[random.nextInt(from.length)];
            return switch (random.nextInt(6)) {
                case 0 -> Term.phrase(one);
                case 1 -> Term.phrase(one + " " + from[random.nextInt(from.length)]);
                case 2 -> Term.word(one + " " + from[random.nextInt(from.length)]);
                case 3 -> {
                    int cut = random.nextInt(one.length() + 1);
                    yield new Term(List.of(one.substring(0, cut), ""), false);
                }
                case 4 -> {
                    int cut = random.nextInt(one.length());
                    yield new Term(List.of(one.substring(0, cut), one.substring(cut + 1)), false);
                }
                default -> Term.word(one);
            };
        }
    }
}
