package dev.porthole.connectors.promql.syntax;

/** What an expression comes to. */
public enum ValueType {
    SCALAR("scalar"),
    STRING("string"),
    INSTANT_VECTOR("instant vector"),
    RANGE_VECTOR("range vector");

    private final String word;

    ValueType(String word) {
        this.word = word;
    }

    /** As Prometheus' documentation calls it. */
    public String word() {
        return word;
    }
}
