package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.promql.syntax.Span;

/** Leaves the parser at the first mistake; never leaves this room. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SyntaxError error;

    Refusal(Span span, String key, Object... arguments) {
        this(span, Detail.of("promql." + key, arguments));
    }

    Refusal(Span span, Detail detail) {
        super(null, null, false, false);
        this.error = new SyntaxError(span, detail);
    }

    SyntaxError error() {
        return error;
    }
}
