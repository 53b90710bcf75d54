package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads lists of one answer. An element that cannot be read costs only itself, and is counted. */
final class ListReading {

    private static final Detail NO_TIME = Detail.of("alertmanager.no-time");

    private int read;
    private int unread;
    private @Nullable Detail first;

    /** The elements that can be read; one that is null is nothing to show. */
    <T> List<T> each(JsonNode list, Function<JsonNode, T> reading) {
        if (!list.isArray()) {
            throw new UnexpectedShapeException(Detail.of("alertmanager.no-list"));
        }
        List<T> all = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            if (!element.isNull()) {
                one(element, reading, all);
            }
        }
        return all;
    }

    private <T> void one(JsonNode element, Function<JsonNode, T> reading, List<T> all) {
        try {
            if (!element.isObject()) {
                throw new UnexpectedShapeException(Detail.of("alertmanager.no-object"));
            }
            all.add(reading.apply(element));
            read++;
        } catch (UnexpectedShapeException malformed) {
            miss(malformed.detail());
        } catch (DateTimeException notATime) {
            miss(NO_TIME);
        }
    }

    /** Something is not in the result, and why. */
    void miss(Detail why) {
        unread++;
        if (first == null) {
            first = why;
        }
    }

    /** {@code value} with a note on what is missing. Where nothing at all could be read, the answer is no such list. */
    <T> Outcome<T> outcome(T value) {
        if (first == null) {
            return Outcome.of(value);
        }
        if (read == 0) {
            throw new UnexpectedShapeException(first);
        }
        return Outcome.of(value, List.of(Detail.of("alertmanager.unread", unread, first)));
    }
}
