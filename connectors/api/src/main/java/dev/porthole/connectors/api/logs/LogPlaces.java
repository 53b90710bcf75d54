package dev.porthole.connectors.api.logs;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which part of what a source has is searched, where that can be chosen. For any thread. */
public interface LogPlaces {

    /** What can be chosen: data views first, where there are any, then what the search server itself has. */
    Outcome<List<LogPlace>> all(Deadline deadline);

    /** Searches that were saved beside the data views; none where nobody keeps them. */
    Outcome<List<SavedLogSearch>> savedSearches(Deadline deadline);

    /** From the next question on that place is searched; empty for what was found by itself. */
    void choose(Optional<LogPlace> place);

    Optional<LogPlace> chosen();

    /**
     * The address at which a browser shows the same: place, query, filters, columns and range.
     *
     * @param columns fields; the text when there are none
     */
    Outcome<URI> link(LogQuery query, List<String> columns, Deadline deadline);
}
