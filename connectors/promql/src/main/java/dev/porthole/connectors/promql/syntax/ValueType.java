package dev.porthole.connectors.promql.syntax;

import dev.porthole.connectors.api.Detail;

/** What an expression comes to. */
public enum ValueType {
    SCALAR("scalar"),
    STRING("string"),
    INSTANT_VECTOR("instant-vector"),
    RANGE_VECTOR("range-vector");

    private final String notation;

    ValueType(String notation) {
        this.notation = notation;
    }

    /** In a signature, as Prometheus' documentation writes it. */
    public String notation() {
        return notation;
    }

    /** In a sentence. */
    public Detail word() {
        return Detail.of("promql.type." + notation);
    }
}
