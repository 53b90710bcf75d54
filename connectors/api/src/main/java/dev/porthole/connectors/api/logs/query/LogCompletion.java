package dev.porthole.connectors.api.logs.query;

import dev.porthole.connectors.api.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place.
 *
 * @param start where what a choice replaces begins
 * @param end where it ends
 * @param items best first
 * @param failure why names or values of the server are missing; null when none are
 */
public record LogCompletion(
        int start, int end, List<Item> items, @Nullable Failure failure) {

    public LogCompletion {
        items = List.copyOf(items);
    }

    /** Nothing may be said. */
    public static LogCompletion none(int caret) {
        return new LogCompletion(caret, caret, List.of(), null);
    }

    /**
     * One choice.
     *
     * @param label as it is shown
     * @param insert as it is written
     * @param note a field's type; empty for all else
     */
    public record Item(Kind kind, String label, String insert, String note) {}

    /** What a choice is. */
    public enum Kind {
        FIELD,
        VALUE,
        OPERATOR
    }
}
