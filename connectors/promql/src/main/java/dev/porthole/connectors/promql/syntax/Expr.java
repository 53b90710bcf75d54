package dev.porthole.connectors.promql.syntax;

import dev.porthole.connectors.api.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of PromQL's syntax tree. Chains of operators make deep trees: who walks one goes down the left side in a loop
 * ({@link Nodes}), not by recursion.
 */
public sealed interface Expr {

    /** The label that holds a metric's name. */
    String METRIC_NAME = "__name__";

    /** Where it stands in the text, without blanks and comments around it. */
    Span span();

    ValueType type();

    /** The parts, from left to right. */
    List<Expr> children();

    /**
     * A number.
     *
     * @param duration whether it is written as a duration, whose seconds are the value
     */
    record NumberLiteral(double value, boolean duration, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }

        @Override
        public List<Expr> children() {
            return List.of();
        }
    }

    /** A text in quotes. */
    record StringLiteral(String value, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public List<Expr> children() {
            return List.of();
        }
    }

    /**
     * An instant vector.
     *
     * @param metric the name before the braces; empty when there is none
     * @param braces from brace to brace; null when none are written
     * @param core name and braces, without modifiers
     */
    record VectorSelector(
            String metric,
            List<LabelMatcher> labelMatchers,
            @Nullable Span braces,
            Modifiers modifiers,
            Span core,
            Span span)
            implements Expr {

        public VectorSelector {
            labelMatchers = List.copyOf(labelMatchers);
        }

        /** All conditions; the metric's name is one on {@value Expr#METRIC_NAME}. */
        public List<Matcher> matchers() {
            List<Matcher> all = new ArrayList<>();
            if (!metric.isEmpty()) {
                all.add(Matcher.equal(METRIC_NAME, metric));
            }
            labelMatchers.forEach(one -> all.add(one.matcher()));
            return all;
        }

        /** The metric's name, wherever it is written; empty when the selector may take several metrics. */
        public String metricName() {
            return matchers().stream()
                    .filter(one -> one.name().equals(METRIC_NAME) && one.operator() == Matcher.Operator.EQUAL)
                    .map(Matcher::value)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public ValueType type() {
            return ValueType.INSTANT_VECTOR;
        }

        @Override
        public List<Expr> children() {
            return List.of();
        }
    }

    /** A range vector. Modifiers behind the range are the vector's. */
    record MatrixSelector(VectorSelector vector, Length range, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.RANGE_VECTOR;
        }

        @Override
        public List<Expr> children() {
            return List.of(vector);
        }
    }

    /**
     * An expression evaluated over a range.
     *
     * @param step null for the server's default
     */
    record Subquery(Expr expression, Length range, @Nullable Length step, Modifiers modifiers, Span span)
            implements Expr {
        @Override
        public ValueType type() {
            return ValueType.RANGE_VECTOR;
        }

        @Override
        public List<Expr> children() {
            return List.of(expression);
        }
    }

    /** In parentheses. */
    record Paren(Expr inner, Span span) implements Expr {
        @Override
        public ValueType type() {
            return inner.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(inner);
        }
    }

    /** A sign before an expression. */
    record Unary(boolean negative, Expr operand, Span span) implements Expr {
        @Override
        public ValueType type() {
            return operand.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    /** Two operands and an operator; {@code asBool} makes a comparison answer 0 or 1. */
    record Binary(
            BinaryOperator operator,
            Expr left,
            Expr right,
            boolean asBool,
            Matching matching,
            ValueType type,
            Span span)
            implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }
    }

    /** Many series into few. */
    record Aggregate(Aggregator operator, @Nullable Expr parameter, Expr operand, Grouping grouping, Span span)
            implements Expr {
        @Override
        public ValueType type() {
            return ValueType.INSTANT_VECTOR;
        }

        @Override
        public List<Expr> children() {
            return Stream.of(parameter, operand).flatMap(Stream::ofNullable).toList();
        }
    }

    /** A function and its arguments. */
    record Call(Signature function, List<Expr> arguments, Span span) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public ValueType type() {
            return function.result();
        }

        @Override
        public List<Expr> children() {
            return arguments;
        }
    }
}
