package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.logs.LogPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is said of an answer above its rows.
 *
 * @param matched how many lines match in all; -1 when nobody can tell
 * @param exact whether it is not just a lower bound
 * @param where what was searched
 * @param took zero when it was not said
 * @param notes the source's own remarks: partial results, failed shards
 * @param at when it came
 */
public record LogTally(long matched, boolean exact, String where, Duration took, List<Detail> notes, Instant at) {

    public LogTally {
        notes = List.copyOf(notes);
    }

    static LogTally of(LogPage page, List<Detail> notes, Instant at) {
        return new LogTally(page.total(), page.totalExact(), page.where(), page.took(), notes, at);
    }
}
