package dev.porthole.connectors.promql.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words with a meaning of their own that are neither operators nor aggregations. Not case-sensitive. */
public enum Keyword {
    BY,
    WITHOUT,
    ON,
    IGNORING,
    GROUP_LEFT,
    GROUP_RIGHT,
    BOOL,
    OFFSET,
    FILL,
    FILL_LEFT,
    FILL_RIGHT,
    ANCHORED,
    SMOOTHED;

    private static final Map<String, Keyword> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Keyword::word, Function.identity()));

    /** Words that cannot be the name of a metric unless they stand in quotes. */
    private static final Set<String> NEVER_METRICS =
            Set.of("on", "ignoring", "group_left", "group_right", "bool", "atan2", "inf", "nan");

    public static Optional<Keyword> of(String written) {
        return Optional.ofNullable(BY_WORD.get(written.toLowerCase(Locale.ROOT)));
    }

    public static boolean mayNameMetric(String word) {
        return !NEVER_METRICS.contains(word.toLowerCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
