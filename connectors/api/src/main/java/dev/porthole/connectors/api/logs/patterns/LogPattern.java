package dev.porthole.connectors.api.logs.patterns;

import dev.porthole.connectors.api.logs.LogLevel;
import java.util.List;

/**
 * Lines that say the same.
 *
 * @param template the words they have in common, signposts like {@code <num>} where they differ
 * @param phrases runs of words that stand so in every one of them; none when everything differs
 * @param worst the most serious level of any
 * @param firstNanos when the first of the lines that were looked at was written, nanoseconds since the epoch
 * @param writers who wrote them, whoever wrote most first
 * @param example the text of one, as the program wrote it
 */
public record LogPattern(
        String template,
        List<String> phrases,
        LogLevel worst,
        Tally tally,
        long firstNanos,
        List<Writer> writers,
        String example) {

    public LogPattern {
        phrases = List.copyOf(phrases);
        writers = List.copyOf(writers);
    }

    /** A service, or the container or pod where that is not known. */
    public record Writer(String name, long lines) {}

    /**
     * Lines that were looked at.
     *
     * @param lines in the range
     * @param before in the time before it
     * @param trend lines in each of the equal parts of the range
     */
    public record Tally(long lines, long before, int[] trend) {}

    public long lines() {
        return tally.lines();
    }

    /** Whether none was seen in the time before. */
    public boolean isNew() {
        return tally.before() == 0;
    }

    /** The same, after {@code lines} of the time before were found by asking for them. */
    public LogPattern seenBefore(long found) {
        return new LogPattern(
                template, phrases, worst, new Tally(tally.lines(), found, tally.trend()), firstNanos, writers, example);
    }
}
