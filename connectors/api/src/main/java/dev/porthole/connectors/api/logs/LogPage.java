package dev.porthole.connectors.api.logs;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of an answer, newest line first.
 *
 * @param total how many lines match in all; a lower bound when not {@code totalExact}; -1 when the source cannot tell
 * @param took what the source says it needed; zero when it does not say
 * @param where what was searched, in the source's words: an index pattern, a pod
 * @param next for the page after this one; null when there is none
 */
public record LogPage(
        List<LogEntry> entries,
        long total,
        boolean totalExact,
        Duration took,
        String where,
        @Nullable Cursor next) {

    public LogPage {
        entries = List.copyOf(entries);
    }

    /** Where the next page starts; means something only to the source that made it. */
    public interface Cursor {}
}
