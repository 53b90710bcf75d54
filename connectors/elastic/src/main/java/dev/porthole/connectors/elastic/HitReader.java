package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.logs.LogEntry;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.api.text.OneLineText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answer to a search as a stream, straight into lines. Nested fields get dotted names; the elements of an
 * array stand under one name, separated by commas.
 */
final class HitReader {

    static final String TIMED_OUT = "The search ran into its time limit; there may be more.";

    /** Elements of an array are joined up to here; the rest of them is left out. */
    private static final int LONGEST_JOINED = 32 * 1024;

    /** Sort keys above it are nanoseconds, as a field of type date_nanos has them; it is in the year 5138. */
    private static final long LATEST_MS = 100_000_000_000_000L;

    /** What an answer says: its lines and what is said besides. */
    static final class Answer {
        /** Whether it is the answer to a search at all. */
        boolean complete;

        final List<LogEntry> entries = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        long total = -1;
        boolean totalExact = true;
        long tookMs;

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
                        answer.notes.add(TIMED_OUT);
                    }
                }
                case "_shards" -> shards(parser, answer);
                case "pit_id" -> answer.pointInTime = parser.getString();
                case "hits" -> {
                    answer.complete = true;
                    hits(parser, answer);
                }
                default -> parser.skipChildren();
            }
        });
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
            answer.notes.add(shardsFailed(counts[1], counts[0], reason[0]));
        }
    }

    static String shardsFailed(long failed, long total, String reason) {
        String note = failed + " of " + total + " shards failed; lines may be missing.";
        return reason.isEmpty() ? note : note + " " + new OneLineText(reason).text();
    }

    private static String firstReason(JsonParser parser) {
        JsonNode failures = parser.readValueAsTree();
        return failures.path(0).path("reason").path("reason").asString("");
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
        object(parser, name -> {
            switch (name) {
                case "_index" -> identity[0] = parser.getString();
                case "_id" -> identity[1] = parser.getString();
                case "_source" -> flatten(parser, "", values, 0);
                case "sort" -> answer.lastSort = sort(parser);
                default -> parser.skipChildren();
            }
        });
        return entry(identity[0] + "/" + identity[1], values, answer.lastSort);
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

    private static void flatten(JsonParser parser, String name, Map<String, String> into, int depth) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String inner = name.isEmpty() ? parser.currentName() : name + "." + parser.currentName();
                    parser.nextToken();
                    flatten(parser, inner, into, depth + 1);
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    flatten(parser, name, into, depth + 1);
                }
            }
            case VALUE_NULL -> {}
            default ->
                into.merge(
                        name,
                        parser.getString(),
                        (first, second) -> first.length() > LONGEST_JOINED ? first : first + ", " + second);
        }
    }

    private LogEntry entry(String id, Map<String, String> values, List<Object> sort) {
        return new LogEntry(
                id,
                nanos(value(values, FieldRole.TIME), sort),
                LogLevel.of(value(values, FieldRole.LEVEL)),
                new LogEntry.Origin(
                        value(values, FieldRole.NAMESPACE),
                        value(values, FieldRole.POD),
                        value(values, FieldRole.CONTAINER),
                        value(values, FieldRole.SERVICE)),
                value(values, FieldRole.MESSAGE),
                value(values, FieldRole.STACK_TRACE),
                values);
    }

    private String value(Map<String, String> values, FieldRole role) {
        for (String name : names.getOrDefault(role, List.of())) {
            String value = values.get(name);
            if (value != null) {
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
