package dev.porthole.connectors.api.logs.tail;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has come since the last time.
 *
 * @param lines oldest first; none while the tail is paused
 * @param late how many of them are older than a line that was handed out before: their place is further down
 * @param waiting lines that wait because the tail is paused
 * @param leftOut lines that are not shown because more came than can be kept; at least so many
 * @param perSecond how many lines a second came lately
 * @param state what is wrong now; empty when all runs; null when nothing was said of it since
 */
public record TailNews(
        List<LogEntry> lines,
        int late,
        int waiting,
        long leftOut,
        double perSecond,
        @Nullable Optional<Failure> state) {

    public TailNews {
        lines = List.copyOf(lines);
    }
}
