package dev.porthole.connectors.api.metrics.query;

import dev.porthole.connectors.api.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place.
 *
 * @param start where what a choice replaces begins
 * @param end where it ends
 * @param items best first
 * @param failure why names of the server are missing; null when none are
 */
public record QueryCompletion(
        int start, int end, List<Item> items, @Nullable Failure failure) {

    public QueryCompletion {
        items = List.copyOf(items);
    }

    /** Nothing may be said. */
    public static QueryCompletion none(int caret) {
        return new QueryCompletion(caret, caret, List.of(), null);
    }

    /**
     * One choice.
     *
     * @param label as it is shown
     * @param insert as it is written
     * @param note what kind of it: a metric's type, what a function takes; may be empty
     * @param help the server's own words on it; may be empty
     */
    public record Item(Kind kind, String label, String insert, String note, String help) {
        public Item(Kind kind, String text) {
            this(kind, text, text, "", "");
        }
    }

    /** What a choice is. */
    public enum Kind {
        METRIC,
        LABEL,
        VALUE,
        FUNCTION,
        AGGREGATION,
        KEYWORD,
        OPERATOR,
        DURATION
    }
}
