package dev.porthole.connectors.api.logs;

import java.util.List;

/**
 * Some of the lines that match.
 *
 * @param entries in no order
 * @param total how many match; a lower bound when not {@code totalExact}; -1 when the source cannot tell
 */
public record LogSample(List<LogEntry> entries, long total, boolean totalExact, Way way) {

    public LogSample {
        entries = List.copyOf(entries);
    }

    /** How they were chosen. */
    public enum Way {
        /** All that match. */
        ALL,
        /** Each line was as likely as any other. */
        RANDOM,
        /** The newest of each of equal parts of the time. */
        NEWEST_OF_PARTS,
        /** The newest ones only. */
        NEWEST
    }

    static LogSample of(LogPage page) {
        boolean all = page.next() == null;
        return new LogSample(page.entries(), page.total(), page.totalExact(), all ? Way.ALL : Way.NEWEST);
    }
}
