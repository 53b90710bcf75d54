package dev.porthole.connectors.promql.parse;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.regex.Re2;
import dev.porthole.connectors.promql.syntax.Aggregator;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Grouping;
import dev.porthole.connectors.promql.syntax.Matching;
import dev.porthole.connectors.promql.syntax.Signature;
import dev.porthole.connectors.promql.syntax.Span;
import dev.porthole.connectors.promql.syntax.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes nodes of parts that fit together, by Prometheus' rules, and refuses the others. */
final class TypeCheck {

    /** Selectors that take every series; only {@code info()} may have one. */
    private final Set<Expr.VectorSelector> boundless = new LinkedHashSet<>();

    /** To be called at the end. */
    void finish() throws Refusal {
        for (Expr.VectorSelector selector : boundless) {
            throw new Refusal(selector.core(), "matcher.empty");
        }
    }

    Expr.VectorSelector selector(Expr.VectorSelector selector) {
        if (selector.matchers().stream().allMatch(TypeCheck::takesEmpty)) {
            boundless.add(selector);
        }
        return selector;
    }

    private static boolean takesEmpty(Matcher matcher) {
        return switch (matcher.operator()) {
            case EQUAL -> matcher.value().isEmpty();
            case NOT_EQUAL -> !matcher.value().isEmpty();
            case REGEX -> Re2.matcher(matcher.value()).test("");
            case NOT_REGEX -> !Re2.matcher(matcher.value()).test("");
        };
    }

    Expr unary(boolean negative, Expr operand, Span span) throws Refusal {
        if (!arithmetic(operand.type())) {
            throw new Refusal(operand.span(), "operand", operand.type().word());
        }
        return new Expr.Unary(negative, operand, span);
    }

    private static boolean arithmetic(ValueType type) {
        return type == ValueType.SCALAR || type == ValueType.INSTANT_VECTOR;
    }

    Expr binary(BinaryOperator operator, Span sign, Expr left, Expr right, boolean asBool, Matching matching)
            throws Refusal {
        if (asBool && !operator.isComparison()) {
            throw new Refusal(sign, "bool");
        }
        for (Expr side : List.of(left, right)) {
            if (!arithmetic(side.type())) {
                throw new Refusal(side.span(), "operand", side.type().word());
            }
        }
        boolean anyScalar = left.type() == ValueType.SCALAR || right.type() == ValueType.SCALAR;
        boolean scalars = left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR;
        if (scalars && operator.isComparison() && !asBool) {
            throw new Refusal(sign, "scalars.bool");
        }
        if (anyScalar && operator.isSet()) {
            throw new Refusal(sign, "set.scalar", operator.sign());
        }
        if (anyScalar && (!matching.labels().isEmpty() || matching.fills())) {
            throw new Refusal(sign, "matching.scalar");
        }
        if (operator.isSet() && (matching.cardinality() != Matching.Cardinality.ONE_TO_ONE || matching.fills())) {
            throw new Refusal(sign, "set.grouping", operator.sign());
        }
        for (String label : matching.include()) {
            if (matching.on() && matching.labels().contains(label)) {
                throw new Refusal(sign, "on.and.group", label);
            }
        }
        ValueType type = scalars ? ValueType.SCALAR : ValueType.INSTANT_VECTOR;
        return new Expr.Binary(
                operator, left, right, asBool, matching, type, left.span().to(right.span()));
    }

    Expr aggregate(Aggregator operator, List<Expr> arguments, Grouping grouping, Span span) throws Refusal {
        int wanted = operator.hasParameter() ? 2 : 1;
        if (arguments.size() != wanted) {
            throw new Refusal(span, "arguments", operator.word(), Integer.toString(wanted), arguments.size());
        }
        Expr parameter = operator.hasParameter() ? arguments.getFirst() : null;
        if (parameter != null) {
            expect(parameter, operator.parameterType(), operator.word());
        }
        expect(arguments.getLast(), ValueType.INSTANT_VECTOR, operator.word());
        return new Expr.Aggregate(operator, parameter, arguments.getLast(), grouping, span);
    }

    Expr call(Signature function, List<Expr> arguments, Span span) throws Refusal {
        if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
            throw new Refusal(span, "arguments", function.name(), count(function), arguments.size());
        }
        if (function.name().equals("info") && arguments.size() > 1) {
            if (!(arguments.get(1) instanceof Expr.VectorSelector labels)
                    || !labels.metric().isEmpty()) {
                throw new Refusal(arguments.get(1).span(), "info");
            }
            boundless.remove(labels);
        }
        for (int i = 0; i < arguments.size(); i++) {
            expect(arguments.get(i), function.parameter(i), function.name());
        }
        return new Expr.Call(function, arguments, span);
    }

    private static Object count(Signature function) {
        if (function.most() == Integer.MAX_VALUE) {
            return Detail.of("promql.at.least", function.fewest());
        }
        return function.fewest() == function.most()
                ? Integer.toString(function.most())
                : function.fewest() + "–" + function.most();
    }

    private static void expect(Expr part, ValueType wanted, String where) throws Refusal {
        if (part.type() != wanted) {
            throw new Refusal(
                    part.span(), "type", where, wanted.word(), part.type().word());
        }
    }
}
