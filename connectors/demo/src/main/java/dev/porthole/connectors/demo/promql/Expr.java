package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Matcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of PromQL's syntax tree. Columns are 1-based; durations are milliseconds. */
public sealed interface Expr {

    /** Where the node begins in the text. */
    int column();

    /** A number, or a duration in seconds. */
    record NumberLiteral(double value, int column) implements Expr {}

    /** A text in quotes. */
    record StringLiteral(String value, int column) implements Expr {}

    /** An instant vector; the metric's name is a matcher on {@code __name__}. */
    record VectorSelector(List<Matcher> matchers, long offsetMs, int column) implements Expr {}

    /** A range vector. */
    record MatrixSelector(VectorSelector vector, long rangeMs, int column) implements Expr {}

    /**
     * An expression evaluated over a range.
     *
     * @param stepMs 0 for the default
     */
    record Subquery(Expr expression, long rangeMs, long stepMs, long offsetMs, int column) implements Expr {}

    /** Unary minus. */
    record Negation(Expr operand, int column) implements Expr {}

    /** Two operands and an operator; {@code asBool} makes a comparison answer 0 or 1. */
    record Binary(BinaryOperator operator, Expr left, Expr right, boolean asBool, Matching matching, int column)
            implements Expr {}

    /** Many series into few. */
    record Aggregate(Aggregator operator, @Nullable Expr parameter, Expr operand, Grouping grouping, int column)
            implements Expr {}

    /** A function and its arguments. */
    record Call(String function, List<Expr> arguments, int column) implements Expr {}

    /** Which labels tell groups apart: those named, or all others when {@code without}. */
    record Grouping(boolean without, List<String> labels) {}

    /**
     * Which series of both sides belong together.
     *
     * @param on whether {@code labels} are the ones compared; else all others are
     * @param include labels copied from the side that has one series to the side that has many
     */
    record Matching(boolean on, List<String> labels, Cardinality cardinality, List<String> include) {
        static final Matching ALL_LABELS = new Matching(false, List.of(), Cardinality.ONE_TO_ONE, List.of());
    }

    /** How many series of each side may belong together. */
    enum Cardinality {
        ONE_TO_ONE,
        MANY_TO_ONE,
        ONE_TO_MANY
    }
}
