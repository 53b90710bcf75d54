package dev.porthole.connectors.demo.promql;

import java.util.Locale;
import java.util.Optional;

/** The aggregations that can be evaluated. */
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
    QUANTILE;

    static Optional<Aggregator> of(String word) {
        for (Aggregator aggregator : values()) {
            if (aggregator.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(aggregator);
            }
        }
        return Optional.empty();
    }

    boolean hasParameter() {
        return this == TOPK || this == BOTTOMK || this == QUANTILE;
    }
}
