package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes searches as JSON. Values only ever become JSON strings, never parts of a query language they are not meant for. */
final class SearchBody {

    /**
     * The words that {@link LogLevel#of} takes for a level, in lower case; each is asked for in three spellings. What is
     * counted as a level must be found by it.
     */
    private static final Map<LogLevel, List<String>> WORDS = Map.of(
            LogLevel.FATAL, List.of("fatal", "critical", "crit", "alert", "emerg", "emergency", "panic", "f"),
            LogLevel.ERROR, List.of("error", "err", "severe", "e"),
            LogLevel.WARN, List.of("warn", "warning", "w"),
            LogLevel.INFO, List.of("info", "information", "notice", "informational", "i"),
            LogLevel.DEBUG, List.of("debug", "fine", "config", "d"),
            LogLevel.TRACE, List.of("trace", "finer", "finest", "verbose", "t"));

    private static final Map<LogLevel, Integer> NUMBERS = Map.of(
            LogLevel.FATAL,
            60,
            LogLevel.ERROR,
            50,
            LogLevel.WARN,
            40,
            LogLevel.INFO,
            30,
            LogLevel.DEBUG,
            20,
            LogLevel.TRACE,
            10);

    private static final int LEVEL_BUCKETS = 30;
    private static final int EXACT_TOTAL = 100_000;

    private final JsonMapper json;
    private final FieldMapping fields;
    private final SearchServer server;

    SearchBody(LogIndex index, JsonMapper json) {
        this.fields = index.fields();
        this.server = index.server();
        this.json = json;
    }

    /** One page, newest first. */
    ObjectNode page(LogQuery query, int size, Deadline deadline) {
        ObjectNode body = json.createObjectNode();
        body.put("size", size);
        body.put("timeout", timeout(deadline));
        body.set("query", query(query));
        ObjectNode byTime = body.putArray("sort").addObject().putObject(fields.name(FieldRole.TIME));
        byTime.put("order", "desc");
        byTime.put("unmapped_type", "date");
        return body;
    }

    /** Has all matches counted, where the server can stop at a number not much further than a person cares. */
    void count(ObjectNode body) {
        if (server.hasTotalThreshold()) {
            body.put("track_total_hits", EXACT_TOTAL);
        } else {
            body.put("track_total_hits", true);
        }
    }

    /** Lines over time, by level where the index tells it. */
    ObjectNode histogram(LogQuery query, long stepMs, Deadline deadline) {
        ObjectNode body = json.createObjectNode();
        body.put("size", 0);
        body.put("timeout", timeout(deadline));
        body.put("track_total_hits", false);
        body.set("query", query(query));
        ObjectNode over = body.putObject("aggs").putObject("time");
        ObjectNode buckets = over.putObject("date_histogram");
        buckets.put("field", fields.name(FieldRole.TIME));
        buckets.put(server.hasFixedInterval() ? "fixed_interval" : "interval", stepMs + "ms");
        buckets.put("min_doc_count", 1);
        if (fields.has(FieldRole.LEVEL)) {
            ObjectNode terms = over.putObject("aggs").putObject("level").putObject("terms");
            terms.put("field", fields.name(FieldRole.LEVEL));
            terms.put("size", LEVEL_BUCKETS);
        }
        return body;
    }

    /** The server is to answer with what it has while there is still time to read it. */
    private static String timeout(Deadline deadline) {
        return Math.max(100, deadline.remaining().toMillis() * 4 / 5) + "ms";
    }

    private ObjectNode query(LogQuery query) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode filter = bool.putArray("filter");
        ArrayNode mustNot = bool.putArray("must_not");
        range(filter.addObject(), query.range());
        if (!query.levels().isEmpty() && fields.has(FieldRole.LEVEL)) {
            levels(filter.addObject(), mustNot, query);
        }
        for (LogFilter one : query.filters()) {
            String field = fields.field(one);
            if (field.isEmpty()) {
                continue;
            }
            ObjectNode condition = json.createObjectNode();
            condition
                    .putObject(one.subject() == LogFilter.Subject.FIELD ? "match_phrase" : "term")
                    .put(field, one.value());
            (one.negated() ? mustNot : filter).add(condition);
        }
        if (!query.text().isBlank()) {
            text(bool.putArray("must").addObject(), query);
        }
        return root;
    }

    /** What of the query this index cannot tell and is therefore left out, in words. */
    List<String> omissions(LogQuery query) {
        List<String> omissions = new ArrayList<>();
        if (!query.levels().isEmpty() && !fields.has(FieldRole.LEVEL)) {
            omissions.add("This index has no field for the level; lines of all levels are shown.");
        }
        for (LogFilter filter : query.filters()) {
            if (fields.field(filter).isEmpty()) {
                omissions.add("This index has no field for "
                        + filter.subject().name().toLowerCase(Locale.ROOT) + "; that filter is left out.");
            }
        }
        return omissions;
    }

    private void range(ObjectNode condition, TimeRange range) {
        ObjectNode time = condition.putObject("range").putObject(fields.name(FieldRole.TIME));
        time.put("gte", range.start().toString());
        time.put("lte", range.end().toString());
        time.put("format", "strict_date_optional_time");
    }

    private void levels(ObjectNode condition, ArrayNode mustNot, LogQuery query) {
        if (query.levels().contains(LogLevel.UNKNOWN)) {
            // everything that is not a known level that was left out
            List<LogLevel> others = new ArrayList<>(WORDS.keySet());
            others.removeAll(query.levels());
            condition.putObject("match_all");
            terms(mustNot.addObject(), others);
        } else {
            terms(condition, List.copyOf(query.levels()));
        }
    }

    private void terms(ObjectNode condition, List<LogLevel> levels) {
        ArrayNode values = condition.putObject("terms").putArray(fields.name(FieldRole.LEVEL));
        for (LogLevel level : levels) {
            if (fields.numericLevel()) {
                values.add(NUMBERS.getOrDefault(level, 0));
                continue;
            }
            for (String word : WORDS.getOrDefault(level, List.of())) {
                values.add(word);
                values.add(word.toUpperCase(Locale.ROOT));
                values.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            values.add(Integer.toString(NUMBERS.getOrDefault(level, 0)));
        }
    }

    private void text(ObjectNode condition, LogQuery query) {
        switch (query.language()) {
            case PLAIN -> {
                ObjectNode simple = condition.putObject("simple_query_string");
                simple.put("query", query.text());
                simple.put("default_operator", "and");
                simple.put("flags", "PHRASE|NOT|PREFIX|WHITESPACE");
                simple.put("lenient", true);
                ArrayNode in = simple.putArray("fields");
                in.add(fields.name(FieldRole.MESSAGE));
                if (fields.has(FieldRole.STACK_TRACE)) {
                    in.add(fields.name(FieldRole.STACK_TRACE));
                }
            }
            case LUCENE -> {
                ObjectNode lucene = condition.putObject("query_string");
                lucene.put("query", query.text());
                lucene.put("default_field", fields.name(FieldRole.MESSAGE));
                lucene.put("default_operator", "and");
                lucene.put("analyze_wildcard", true);
                lucene.put("lenient", true);
            }
        }
    }
}
