package dev.porthole.connectors.elastic;

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

    /** The words and numbers that libraries write for a level, in lower case; each is asked for in three spellings. */
    private static final Map<LogLevel, List<String>> WORDS = Map.of(
            LogLevel.FATAL, List.of("fatal", "critical", "crit", "alert", "emerg", "emergency", "panic"),
            LogLevel.ERROR, List.of("error", "err", "severe"),
            LogLevel.WARN, List.of("warn", "warning"),
            LogLevel.INFO, List.of("info", "information", "notice", "informational"),
            LogLevel.DEBUG, List.of("debug", "fine"),
            LogLevel.TRACE, List.of("trace", "finer", "finest", "verbose"));

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

    private final JsonMapper json = JsonMapper.builder().build();
    private final FieldMapping fields;

    SearchBody(FieldMapping fields) {
        this.fields = fields;
    }

    /** One page, newest first. */
    ObjectNode page(LogQuery query, int size) {
        ObjectNode body = json.createObjectNode();
        body.put("size", size);
        body.put("track_total_hits", EXACT_TOTAL);
        body.set("query", query(query));
        ArrayNode sort = body.putArray("sort");
        ObjectNode byTime = sort.addObject().putObject(fields.time());
        byTime.put("order", "desc");
        byTime.put("unmapped_type", "date");
        return body;
    }

    /** Lines over time, by level where the index tells it. */
    ObjectNode histogram(LogQuery query, long stepMs, boolean fixedInterval) {
        ObjectNode body = json.createObjectNode();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.set("query", query(query));
        ObjectNode over = body.putObject("aggs").putObject("time");
        ObjectNode buckets = over.putObject("date_histogram");
        buckets.put("field", fields.time());
        buckets.put(fixedInterval ? "fixed_interval" : "interval", stepMs + "ms");
        buckets.put("min_doc_count", 1);
        if (!fields.level().isEmpty()) {
            ObjectNode terms = over.putObject("aggs").putObject("level").putObject("terms");
            terms.put("field", fields.level());
            terms.put("size", LEVEL_BUCKETS);
        }
        return body;
    }

    private ObjectNode query(LogQuery query) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode filter = bool.putArray("filter");
        ArrayNode mustNot = bool.putArray("must_not");
        range(filter.addObject(), query.range());
        if (!query.levels().isEmpty() && !fields.level().isEmpty()) {
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

    /** Subjects of filters that this index cannot tell, so that a caller can say so. */
    List<LogFilter> unknown(LogQuery query) {
        return query.filters().stream()
                .filter(filter -> fields.field(filter).isEmpty())
                .toList();
    }

    private void range(ObjectNode condition, TimeRange range) {
        ObjectNode time = condition.putObject("range").putObject(fields.time());
        time.put("gte", range.start().toEpochMilli());
        time.put("lte", range.end().toEpochMilli());
        time.put("format", "epoch_millis");
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
        ArrayNode values = condition.putObject("terms").putArray(fields.level());
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
                simple.put("flags", "PHRASE|NOT|AND|OR|PREFIX|WHITESPACE");
                simple.put("lenient", true);
                ArrayNode in = simple.putArray("fields");
                in.add(fields.message());
                if (!fields.stackTrace().isEmpty()) {
                    in.add(fields.stackTrace());
                }
            }
            case LUCENE -> {
                ObjectNode lucene = condition.putObject("query_string");
                lucene.put("query", query.text());
                lucene.put("default_field", fields.message());
                lucene.put("default_operator", "and");
                lucene.put("analyze_wildcard", true);
                lucene.put("lenient", true);
            }
        }
    }
}
