package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Length;
import dev.porthole.connectors.promql.syntax.Modifiers;
import java.util.OptionalDouble;

/** Lengths of time in milliseconds, as far as the evaluator knows them. */
final class Shift {

    private static final double LONGEST_MS = 1e15;

    private Shift() {}

    static long milliseconds(Length length, Expr where) throws BadExpression {
        OptionalDouble seconds = length.fixedSeconds();
        if (seconds.isEmpty()) {
            throw Evaluator.beyond("duration expressions", where);
        }
        return Math.round(Math.clamp(seconds.getAsDouble() * 1000, -LONGEST_MS, LONGEST_MS));
    }

    /** How far back; 0 when nothing is said. */
    static long offsetMs(Modifiers modifiers, Expr where) throws BadExpression {
        if (modifiers.at() != null) {
            throw Evaluator.beyond("@", where);
        }
        if (modifiers.anchored() || modifiers.smoothed()) {
            throw Evaluator.beyond("anchored, smoothed", where);
        }
        Length offset = modifiers.offset();
        return offset == null ? 0 : milliseconds(offset, where);
    }
}
