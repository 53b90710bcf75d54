package dev.porthole.connectors.api.logs.search;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogEntry;
import java.util.List;

/**
 * What one step of a search brought.
 *
 * @param entries in the search's order; may be none though more come
 * @param total how many lines match in what has been looked through so far, all steps together; at least that many in all
 * @param totalExact whether there are no others
 * @param looked the time that has been looked through so far
 * @param where what was searched, in the source's words
 * @param over whether nothing comes after this
 * @param said what a person should know of it, such as that the server asked for patience
 * @param notes the source's own remarks
 */
public record LogPart(
        List<LogEntry> entries,
        long total,
        boolean totalExact,
        TimeRange looked,
        String where,
        boolean over,
        List<Detail> said,
        List<Detail> notes) {

    public LogPart {
        entries = List.copyOf(entries);
        said = List.copyOf(said);
        notes = List.copyOf(notes);
    }
}
