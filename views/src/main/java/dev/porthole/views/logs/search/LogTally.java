package dev.porthole.views.logs.search;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.logs.search.LogPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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

    static LogTally of(LogPart part, Duration took, Instant at) {
        List<Detail> notes =
                Stream.concat(part.said().stream(), part.notes().stream()).toList();
        return new LogTally(part.total(), part.totalExact(), part.where(), took, notes, at);
    }

    /** With what the bars counted, where it was known only how many there are at least. */
    LogTally counted(long lines) {
        return exact ? this : new LogTally(lines, true, where, took, notes, at);
    }

    LogTally andMore(int lines, Instant now) {
        return new LogTally(matched + lines, exact, where, took, notes, now);
    }
}
