package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import dev.porthole.connectors.elastic.fields.Conditions;
import dev.porthole.connectors.elastic.fields.FieldMapping;
import dev.porthole.connectors.elastic.fields.FieldRole;
import dev.porthole.connectors.elastic.fields.IndexField;
import dev.porthole.connectors.elastic.server.SearchServer;
import dev.porthole.connectors.kql.BadKql;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes searches as JSON. Values only ever become JSON strings, never parts of a query language they are not meant for. */
final class SearchBody {

    /** The aggregation over documents whose level only their text says. */
    static final String OPEN = "open";

    private static final int EXACT_TOTAL = 100_000;

    private final JsonMapper json;
    private final FieldMapping fields;
    private final SearchServer server;
    private final Conditions conditions;

    SearchBody(LogIndex index, JsonMapper json, boolean cheap) {
        this.fields = index.fields();
        this.server = index.server();
        this.json = json;
        this.conditions = new Conditions(fields, index.levels(), cheap);
    }

    /** One page, in the order that the query asks for. */
    ObjectNode page(LogQuery query, int size, Deadline deadline) throws BadKql {
        ObjectNode body = json.createObjectNode();
        body.put("size", size);
        body.put("timeout", timeout(deadline));
        body.set("query", tree(conditions.of(query)));
        ObjectNode byTime = body.putArray("sort").addObject().putObject(fields.name(FieldRole.TIME));
        byTime.put("order", direction(query));
        byTime.put("unmapped_type", "date");
        if (fields.hasNanos() && server.hasNumericType()) {
            // milliseconds here and nanoseconds there are no order
            byTime.put("numeric_type", "date_nanos");
        }
        return body;
    }

    static String direction(LogQuery query) {
        return query.order() == LogQuery.Order.NEWEST_FIRST ? "desc" : "asc";
    }

    /** Has all matches counted, where the server can stop at a number not much further than a person cares. */
    void count(ObjectNode body, LogQuery query) {
        if (server.hasTotalThreshold()) {
            body.put("track_total_hits", EXACT_TOTAL);
        } else {
            body.put("track_total_hits", true);
        }
        if (!query.levels().isEmpty()) {
            body.putObject("aggs").putObject(OPEN).set("filter", tree(conditions.withoutLevel()));
        }
    }

    /** What an index keeps beside the document, for those that keep no document. */
    void withStored(ObjectNode body) {
        body.put("_source", true);
        body.putArray("stored_fields").add("*");
        ArrayNode values = body.putArray("docvalue_fields");
        for (FieldRole role : FieldRole.values()) {
            fields.fields(role).stream()
                    .filter(field -> role == FieldRole.TIME || field.aggregatable() && field.isExact())
                    .map(IndexField::name)
                    .forEach(values::add);
        }
    }

    /** Lines over time, by the level that fields tell. */
    ObjectNode histogram(LogQuery query, long stepMs, Deadline deadline) throws BadKql {
        ObjectNode body = json.createObjectNode();
        body.put("size", 0);
        body.put("timeout", timeout(deadline));
        body.put("track_total_hits", false);
        body.set("query", tree(conditions.of(query)));
        ObjectNode over = body.putObject("aggs").putObject("time");
        ObjectNode buckets = over.putObject("date_histogram");
        buckets.put("field", fields.name(FieldRole.TIME));
        buckets.put(server.hasFixedInterval() ? "fixed_interval" : "interval", stepMs + "ms");
        buckets.put("min_doc_count", 1);
        over.putObject("aggs").putObject("level").putObject("filters").set("filters", tree(conditions.byLevel()));
        return body;
    }

    /**
     * Documents of which only the text may say the level, any of them, not the newest.
     *
     * @param atRandom else the newest ones, which are all when there are no more than {@code size}
     */
    ObjectNode withoutLevel(LogQuery query, int size, boolean atRandom, Deadline deadline) throws BadKql {
        ObjectNode body = page(query, size, deadline);
        ObjectNode all = json.createObjectNode();
        ArrayNode filter = all.putObject("bool").putArray("filter");
        filter.add(body.path("query"));
        filter.add(tree(conditions.withoutLevel()));
        body.put("track_total_hits", false);
        if (atRandom) {
            body.remove("sort");
            ObjectNode random = body.putObject("query").putObject("function_score");
            random.set("query", all);
            random.putObject("random_score");
            // filters score nothing, and nothing times anything is no order
            random.put("boost_mode", "replace");
        } else {
            body.set("query", all);
        }
        return body;
    }

    /** Lines of a query, each as likely as any other, and how many there are. */
    ObjectNode sample(LogQuery query, int size, Deadline deadline) throws BadKql {
        ObjectNode body = page(query, size, deadline);
        count(body, query);
        body.remove("sort");
        JsonNode all = body.path("query");
        ObjectNode random = body.putObject("query").putObject("function_score");
        random.set("query", all);
        random.putObject("random_score");
        random.put("boost_mode", "replace");
        return body;
    }

    /** The server is to answer with what it has while there is still time to read it. */
    static String timeout(Deadline deadline) {
        return Math.max(100, deadline.remaining().toMillis() * 4 / 5) + "ms";
    }

    private JsonNode tree(Map<String, Object> query) {
        return json.valueToTree(query);
    }

    /** What of the query this index cannot tell and is therefore left out, in words. */
    List<Detail> omissions(LogQuery query) {
        return conditions.omissions(query);
    }

    /** Whether a line that came is one of those that were asked for; the server cannot tell levels from texts. */
    static boolean isWanted(LogQuery query, LogLevel level) {
        return query.levels().isEmpty() || query.levels().contains(level);
    }
}
