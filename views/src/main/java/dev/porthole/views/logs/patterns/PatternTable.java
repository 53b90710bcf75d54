package dev.porthole.views.logs.patterns;

import dev.porthole.connectors.api.logs.LogSample;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import java.util.List;

/**
 * What the lines of a time say.
 *
 * @param patterns what is new first
 * @param looked the lines that were grouped
 * @param isCompared whether it is known what lines said in the time before
 */
public record PatternTable(List<LogPattern> patterns, Looked looked, boolean isCompared) {

    public static final PatternTable NOTHING =
            new PatternTable(List.of(), new Looked(0, 0, true, LogSample.Way.ALL), false);

    public PatternTable {
        patterns = List.copyOf(patterns);
    }

    /**
     * How many lines were looked at, out of how many.
     *
     * @param total a lower bound when not {@code exact}; -1 when nobody can tell
     */
    public record Looked(long lines, long total, boolean exact, LogSample.Way way) {}

    public boolean isNew(LogPattern pattern) {
        return isCompared && pattern.isNew();
    }

    public long newOnes() {
        return patterns.stream().filter(this::isNew).count();
    }

    /** Of the lines that were looked at. */
    public double share(LogPattern pattern) {
        return looked.lines == 0 ? 0 : (double) pattern.lines() / looked.lines;
    }

    /** Whether counts are of all lines, and not made from a sample. */
    public boolean isCounted() {
        return looked.way == LogSample.Way.ALL || looked.way == LogSample.Way.NEWEST || looked.total < looked.lines;
    }

    /** About how many lines there are of a pattern. */
    public long lines(LogPattern pattern) {
        return isCounted() ? pattern.lines() : Math.round(share(pattern) * looked.total);
    }
}
