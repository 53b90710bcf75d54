package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.logs.LogLevelReader;
import dev.porthole.connectors.elastic.fields.FieldMapping;
import dev.porthole.connectors.elastic.fields.FieldRole;
import dev.porthole.connectors.elastic.server.ErrorAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answer to a search as a stream, straight into lines. Nested fields get dotted names; the elements of an
 * array stand under one name, separated by commas.
 */
final class HitReader {

    static final Detail TIMED_OUT = Detail.of("elastic.timed-out");

    /** Reads texts that are JSON themselves. */
    private static final JsonMapper INNER = JsonMapper.builder().build();

    /** Documents are not nested deeper; a hostile one is cut there. */
    private static final int DEEPEST = 60;

    private static final int MOST_FIELDS = 5_000;

    /** Elements of an array are joined up to here; the rest of them is left out. */
    private static final int LONGEST_JOINED = 32 * 1024;

    /** Sort keys above it are nanoseconds, as a field of type date_nanos has them; it is in the year 5138. */
    private static final long LATEST_MS = 100_000_000_000_000L;

    /** What an answer says: its lines and what is said besides. */
    static final class Answer {
        /** How many lines were asked for. */
        int asked;

        /** Whether it is the answer to a search at all. */
        boolean complete;

        final List<LogEntry> entries = new ArrayList<>();
        final List<Detail> notes = new ArrayList<>();
        long total = -1;
        boolean totalExact = true;
        long tookMs;
        boolean timedOut;

        /** How many matches have a level only in their text; -1 when it was not asked. */
        long open = -1;

        /** Lines that came without their document. */
        int withoutSource;

        /** Lines of which a part is left out. */
        int cut;

        /** The first reason why a shard failed; empty when none did. */
        String shardReason = "";

        @Nullable
        String pointInTime;

        List<Object> lastSort = List.of();
    }

    private final Map<FieldRole, List<String>> names = new EnumMap<>(FieldRole.class);

    HitReader(FieldMapping fields) {
        for (FieldRole role : FieldRole.values()) {
            names.put(role, fields.allInDocument(role));
        }
    }

    Answer read(JsonParser parser) {
        var answer = new Answer();
        object(parser, name -> {
            switch (name) {
                case "took" -> answer.tookMs = parser.getLongValue();
                case "timed_out" -> {
                    if (parser.getBooleanValue()) {
                        answer.timedOut = true;
                        answer.notes.add(TIMED_OUT);
                    }
                }
                case "_shards" -> shards(parser, answer);
                case "pit_id" -> answer.pointInTime = parser.getString();
                case "hits" -> {
                    answer.complete = true;
                    hits(parser, answer);
                }
                case "aggregations" -> aggregations(parser, answer);
                default -> parser.skipChildren();
            }
        });
        if (answer.cut > 0) {
            answer.notes.add(Detail.of("elastic.cut", answer.cut));
        }
        return answer;
    }

    private interface Member {
        void read(String name);
    }

    /** The parser stands on an object's start, or before the root; after it on its end. */
    private static void object(JsonParser parser, Member member) {
        if (parser.currentToken() == null) {
            parser.nextToken();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name);
        }
    }

    private static void shards(JsonParser parser, Answer answer) {
        long[] counts = new long[2];
        String[] reason = {""};
        object(parser, name -> {
            switch (name) {
                case "total" -> counts[0] = parser.getLongValue();
                case "failed" -> counts[1] = parser.getLongValue();
                case "failures" -> reason[0] = firstReason(parser);
                default -> parser.skipChildren();
            }
        });
        if (counts[1] > 0) {
            answer.shardReason = reason[0];
            answer.notes.add(shardsFailed(counts[1], counts[0], reason[0]));
        }
    }

    static Detail shardsFailed(long failed, long total, String reason) {
        return reason.isEmpty()
                ? Detail.of("elastic.shards", failed, total)
                : Detail.of("elastic.shards.said", failed, total, Detail.said(reason));
    }

    private static String firstReason(JsonParser parser) {
        JsonNode failures = parser.readValueAsTree();
        return ErrorAnswer.innermost(failures.path(0).path("reason"));
    }

    private static void aggregations(JsonParser parser, Answer answer) {
        JsonNode all = parser.readValueAsTree();
        answer.open = all.path(SearchBody.OPEN).path("doc_count").asLong(-1);
    }

    private void hits(JsonParser parser, Answer answer) {
        object(parser, name -> {
            switch (name) {
                case "total" -> total(parser, answer);
                case "hits" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        answer.entries.add(hit(parser, answer));
                    }
                }
                default -> parser.skipChildren();
            }
        });
    }

    /** An object since 7, a number before. */
    private static void total(JsonParser parser, Answer answer) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            answer.total = parser.getLongValue();
            return;
        }
        object(parser, name -> {
            switch (name) {
                case "value" -> answer.total = parser.getLongValue();
                case "relation" -> answer.totalExact = parser.getString().equals("eq");
                default -> parser.skipChildren();
            }
        });
    }

    private LogEntry hit(JsonParser parser, Answer answer) {
        String[] identity = {"", ""};
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> stored = new LinkedHashMap<>();
        boolean[] has = new boolean[2];
        object(parser, name -> {
            switch (name) {
                case "_index" -> identity[0] = parser.getString();
                case "_id" -> identity[1] = parser.getString();
                case "_source" -> {
                    has[0] = true;
                    has[1] |= flatten(parser, "", values, 0);
                }
                case "fields" -> flatten(parser, "", stored, 0);
                case "sort" -> answer.lastSort = sort(parser);
                default -> parser.skipChildren();
            }
        });
        stored.forEach((name, value) -> values.putIfAbsent(plainName(name), value));
        answer.withoutSource += has[0] && hasText(values) ? 0 : 1;
        answer.cut += has[1] ? 1 : 0;
        return entry(identity[0] + "/" + identity[1], values, answer.lastSort);
    }

    /** A keyword that stands beside a text says what the text says. */
    private static String plainName(String name) {
        return name.endsWith(".keyword") ? name.substring(0, name.length() - ".keyword".length()) : name;
    }

    private boolean hasText(Map<String, String> values) {
        return !value(values, FieldRole.MESSAGE).isEmpty();
    }

    private static List<Object> sort(JsonParser parser) {
        List<Object> keys = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            switch (parser.currentToken()) {
                case VALUE_NUMBER_INT -> keys.add(parser.getLongValue());
                case VALUE_NUMBER_FLOAT -> keys.add(parser.getDoubleValue());
                case VALUE_NULL -> keys.add(Long.MIN_VALUE);
                default -> keys.add(parser.getString());
            }
        }
        return keys;
    }

    /** Whether something was left out, because it is nested too deeply or there is too much of it. */
    private static boolean flatten(JsonParser parser, String name, Map<String, String> into, int depth) {
        boolean cut = false;
        if (depth > DEEPEST || into.size() > MOST_FIELDS) {
            boolean more = parser.currentToken().isStructStart() || into.size() > MOST_FIELDS;
            parser.skipChildren();
            return more;
        }
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String inner = name.isEmpty() ? parser.currentName() : name + "." + parser.currentName();
                    parser.nextToken();
                    cut |= flatten(parser, inner, into, depth + 1);
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                    cut |= flatten(parser, name, into, depth + 1);
                }
            }
            case VALUE_NULL -> {}
            default ->
                into.merge(
                        name,
                        parser.getString(),
                        (first, second) -> first.length() > LONGEST_JOINED ? first : first + ", " + second);
        }
        return cut;
    }

    private LogEntry entry(String id, Map<String, String> values, List<Object> sort) {
        String message = value(values, FieldRole.MESSAGE);
        return new LogEntry(
                id,
                nanos(value(values, FieldRole.TIME), sort),
                level(values, message),
                new LogEntry.Origin(
                        value(values, FieldRole.NAMESPACE),
                        value(values, FieldRole.POD),
                        value(values, FieldRole.CONTAINER),
                        value(values, FieldRole.SERVICE)),
                message.isEmpty() ? EntrySummary.of(values, names) : message,
                value(values, FieldRole.STACK_TRACE),
                values);
    }

    private LogLevel level(Map<String, String> values, String message) {
        for (String name : names.getOrDefault(FieldRole.LEVEL, List.of())) {
            String value = values.get(name);
            LogLevel level = value == null ? LogLevel.UNKNOWN : LogLevelReader.ofField(name, value);
            if (level != LogLevel.UNKNOWN) {
                return level;
            }
        }
        String text = message.strip();
        if (text.startsWith("{") && text.endsWith("}")) {
            Map<String, String> inner = new LinkedHashMap<>();
            try (JsonParser parser = INNER.createParser(text)) {
                parser.nextToken();
                flatten(parser, "", inner, 0);
                return LogLevelReader.read(inner, "");
            } catch (JacksonException onlyLooksLikeIt) {
                return LogLevelReader.ofText(message);
            }
        }
        return LogLevelReader.ofText(message);
    }

    private String value(Map<String, String> values, FieldRole role) {
        for (String name : names.getOrDefault(role, List.of())) {
            String value = values.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    /** As the document writes it; if that is no known form, as the server sorted it. */
    private static long nanos(String written, List<Object> sort) {
        try {
            Instant instant = OffsetDateTime.parse(written).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException otherForm) {
            if (sort.isEmpty() || !(sort.getFirst() instanceof Long key) || key < 0) {
                return 0;
            }
            return key > LATEST_MS ? key : Math.min(key, Long.MAX_VALUE / 1_000_000L) * 1_000_000L;
        }
    }
}
