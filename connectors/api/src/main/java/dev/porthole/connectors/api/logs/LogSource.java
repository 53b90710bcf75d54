package dev.porthole.connectors.api.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that has logs and can be searched. */
public interface LogSource extends Source {

    /**
     * One page of matching lines, in the order that the query asks for.
     *
     * @param after the cursor of the page before; null for the first. Pages neither skip nor repeat lines.
     * @param limit lines at most
     */
    Outcome<LogPage> search(LogQuery query, LogPage.@Nullable Cursor after, int limit, Deadline deadline);

    /** How many lines match, over time and by level, in about {@code buckets} buckets on round times. */
    Outcome<LogHistogram> histogram(LogQuery query, int buckets, Deadline deadline);

    /** The fields that lines have. */
    Outcome<List<LogField>> fields(Deadline deadline);

    /**
     * Some values of a field that begin with {@code start}, whatever their case, for completion: what can be told cheaply,
     * not all there are. The most frequent ones first where they are counted.
     *
     * @param query where to look; its text, which is still being written, is not used
     * @param most values at most
     */
    Outcome<List<FieldValue>> values(LogQuery query, String field, String start, int most, Deadline deadline);

    /**
     * Whether an index answers: then a short time costs less than a long one, and asking every second costs little. Else
     * all is read for every question.
     */
    default boolean isIndexed() {
        return true;
    }

    /** Which part of it is searched, where that can be chosen. */
    default Optional<LogPlaces> places() {
        return Optional.empty();
    }

    /**
     * About {@code limit} of the matching lines, from all over the range, for what is said of all of them.
     *
     * @param limit all lines when no more match
     */
    default Outcome<LogSample> sample(LogQuery query, int limit, Deadline deadline) {
        return new PartsSample(this, query, deadline).take(limit);
    }
}
