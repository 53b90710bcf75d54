package dev.porthole.views.board.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a tile shows its answer. */
public enum TileVisual {
    /** The number, and its line over time. */
    NUMBER,
    /** A needle between nothing and the most there can be; for numbers that have such a range. */
    GAUGE,
    /** A bar for each of the largest parts. */
    BAR,
    /** How many parts are well, to be watched, and broken. */
    STATUS,
    /** What 50, 95 and 99 of 100 requests take at most; for latency. */
    PERCENTILES,
    /** The parts as rows of name and number. */
    TABLE,
    /** A line over time for each part. */
    CHART;

    /** As it is written in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TileVisual> of(String word) {
        return Arrays.stream(values())
                .filter(visual -> visual.word().equals(word))
                .findFirst();
    }

    /** Whether it shows parts, and not only the whole. */
    public boolean hasParts() {
        return this != NUMBER && this != GAUGE;
    }
}
