package dev.porthole.connectors.promql.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that make many series into few. */
public enum Aggregator {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT,
    GROUP,
    STDDEV,
    STDVAR,
    TOPK,
    BOTTOMK,
    QUANTILE,
    COUNT_VALUES,
    LIMITK,
    LIMIT_RATIO;

    private static final Map<String, Aggregator> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Aggregator::word, Function.identity()));

    /** Not case-sensitive. */
    public static Optional<Aggregator> of(String written) {
        return Optional.ofNullable(BY_WORD.get(written.toLowerCase(Locale.ROOT)));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something stands before the expression: how many, which quantile, the label of the values. */
    public boolean hasParameter() {
        return switch (this) {
            case TOPK, BOTTOMK, QUANTILE, COUNT_VALUES, LIMITK, LIMIT_RATIO -> true;
            case SUM, AVG, MIN, MAX, COUNT, GROUP, STDDEV, STDVAR -> false;
        };
    }

    public ValueType parameterType() {
        return this == COUNT_VALUES ? ValueType.STRING : ValueType.SCALAR;
    }
}
