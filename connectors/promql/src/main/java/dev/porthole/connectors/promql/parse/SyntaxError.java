package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.promql.syntax.Span;

/** What is wrong with a query, and where. */
public record SyntaxError(Span span, Detail detail) {

    /** 1-based, over the whole text. */
    public int column() {
        return span.column();
    }
}
