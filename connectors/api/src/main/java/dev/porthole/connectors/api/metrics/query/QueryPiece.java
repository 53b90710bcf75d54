package dev.porthole.connectors.api.metrics.query;

/** A piece of a query from {@code start} to before {@code end}. */
public record QueryPiece(int start, int end, Kind kind) {

    /** What a piece is, and so how it is coloured. */
    public enum Kind {
        METRIC,
        LABEL,
        FUNCTION,
        KEYWORD,
        OPERATOR,
        STRING,
        NUMBER,
        DURATION,
        COMMENT,
        WRONG
    }
}
