package dev.porthole.connectors.kubernetes.watch;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks JSON without building a tree: the fields of an object and the elements of an array are handed to the caller, who
 * takes the value or leaves it; what is left is skipped. A value of another type than expected counts as absent.
 */
final class JsonFields {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final JsonParser parser;

    JsonFields(InputStream body) {
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), body);
    }

    /** Takes, or leaves, the value of one field. */
    @FunctionalInterface
    interface Field {
        void take(String name);
    }

    /** Moves to the next value at the top; false at the end of the stream. */
    boolean nextDocument() {
        return parser.nextToken() != null;
    }

    /** The fields of the object that stands here; nothing when it is no object. */
    void object(Field field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.take(name);
            // A value that was taken stands at its end: only an untouched one is at its start.
            parser.skipChildren();
        }
    }

    /** The elements of the array that stands here; nothing when it is no array. */
    void array(Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
            parser.skipChildren();
        }
    }

    String text() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_STRING ? parser.getString() : "";
    }

    int number() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? (int) Math.clamp(parser.getLongValue(), Integer.MIN_VALUE, Integer.MAX_VALUE)
                : 0;
    }

    boolean isTrue() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    @Nullable
    Instant instant() {
        String text = text();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
