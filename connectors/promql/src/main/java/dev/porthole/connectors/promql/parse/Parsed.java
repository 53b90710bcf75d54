package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.promql.syntax.Expr;

/** What reading a text came to. */
public sealed interface Parsed {

    /** A query: the text as written, blanks and comments with it, and its tree, whose places point into the text. */
    record Query(String text, Expr root) implements Parsed {}

    /** Not a query. */
    record Refused(SyntaxError error) implements Parsed {}
}
