package dev.porthole.connectors.api.logs;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of an answer, in the order that was asked for.
 *
 * @param total how many lines match in all; a lower bound when not {@code totalExact}; -1 when the source cannot tell
 * @param took what the source says it needed; zero when it does not say
 * @param where what was searched, in the source's words, such as an index pattern; empty for the pods' own logs
 * @param next for the page after this one; null when there is none
 * @param timedOut whether the source stopped at its time limit: lines that match may be missing between these
 */
public record LogPage(
        List<LogEntry> entries,
        long total,
        boolean totalExact,
        Duration took,
        String where,
        @Nullable Cursor next,
        boolean timedOut) {

    public LogPage {
        entries = List.copyOf(entries);
    }

    /** Of a source that was not stopped by time. */
    public LogPage(
            List<LogEntry> entries,
            long total,
            boolean totalExact,
            Duration took,
            String where,
            @Nullable Cursor next) {
        this(entries, total, totalExact, took, where, next, false);
    }

    public LogPage withNext(@Nullable Cursor other) {
        return new LogPage(entries, total, totalExact, took, where, other, timedOut);
    }

    /** Where the next page starts; means something only to the source that made it. */
    public interface Cursor {}
}
