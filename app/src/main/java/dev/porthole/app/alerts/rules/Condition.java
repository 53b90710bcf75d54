package dev.porthole.app.alerts.rules;

import dev.porthole.connectors.promql.parse.Parsed;
import dev.porthole.connectors.promql.parse.Parser;
import dev.porthole.connectors.promql.syntax.BinaryOperator;
import dev.porthole.connectors.promql.syntax.Expr;
import dev.porthole.connectors.promql.syntax.Matching;
import dev.porthole.connectors.promql.syntax.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A comparison that makes an alert.
 *
 * @param measured the side with the series
 * @param threshold the other side
 * @param above whether it holds above the threshold
 * @param matching which series of both sides belong together
 */
public record Condition(Expr measured, Expr threshold, boolean above, Matching matching) {

    private static final int MOST = 4;

    /**
     * Those that an alert may come from: both sides of {@code or}, the left side of {@code and} and {@code unless}, whose
     * right side only narrows down. None when the text is no query or compares with nothing.
     */
    public static List<Condition> of(String expression) {
        List<Condition> found = new ArrayList<>();
        if (!(Parser.parse(expression) instanceof Parsed.Query(String text, Expr root))) {
            return found;
        }
        Deque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty() && found.size() < MOST) {
            switch (open.pop()) {
                case Expr.Paren(Expr inner, var span) -> open.push(inner);
                case Expr.Binary binary
                when binary.operator() == BinaryOperator.OR -> {
                    open.push(binary.right());
                    open.push(binary.left());
                }
                case Expr.Binary binary when binary.operator().isSet() -> open.push(binary.left());
                case Expr.Binary binary when compares(binary) -> found.add(of(binary));
                default -> {
                    // whatever is there makes an alert: no threshold
                }
            }
        }
        return found;
    }

    private static boolean compares(Expr.Binary binary) {
        boolean directed = switch (binary.operator()) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
        return directed && !binary.asBool() && (isVector(binary.left()) || isVector(binary.right()));
    }

    private static Condition of(Expr.Binary binary) {
        boolean greater =
                binary.operator() == BinaryOperator.GREATER || binary.operator() == BinaryOperator.GREATER_OR_EQUAL;
        return isVector(binary.left())
                ? new Condition(binary.left(), binary.right(), greater, binary.matching())
                : new Condition(binary.right(), binary.left(), !greater, binary.matching());
    }

    private static boolean isVector(Expr side) {
        return side.type() == ValueType.INSTANT_VECTOR;
    }

    /** The threshold as a number; empty when it is a series, or worked out by the server. */
    public OptionalDouble number() {
        return number(threshold);
    }

    private static OptionalDouble number(Expr expr) {
        return switch (expr) {
            case Expr.NumberLiteral(double value, boolean duration, var span) -> OptionalDouble.of(value);
            case Expr.Paren(Expr inner, var span) -> number(inner);
            case Expr.Unary(boolean negative, Expr operand, var span) -> {
                OptionalDouble value = number(operand);
                yield value.isPresent() && negative ? OptionalDouble.of(-value.getAsDouble()) : value;
            }
            case Expr.Binary binary -> {
                OptionalDouble left = number(binary.left());
                OptionalDouble right = number(binary.right());
                yield left.isPresent() && right.isPresent()
                        ? calculated(binary.operator(), left.getAsDouble(), right.getAsDouble())
                        : OptionalDouble.empty();
            }
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble calculated(BinaryOperator operator, double left, double right) {
        return switch (operator) {
            case ADD -> OptionalDouble.of(left + right);
            case SUBTRACT -> OptionalDouble.of(left - right);
            case MULTIPLY -> OptionalDouble.of(left * right);
            case DIVIDE -> OptionalDouble.of(left / right);
            case POWER -> OptionalDouble.of(Math.pow(left, right));
            default -> OptionalDouble.empty();
        };
    }

    /** How much of the way {@code value} has gone to {@code limit}; NaN where no share can be told. */
    double share(double value, double limit) {
        if (above ? value > limit : value < limit) {
            return limit > 0 && value > 0 ? (above ? value / limit : limit / value) : 1;
        }
        if (limit <= 0) {
            return Double.NaN;
        }
        return above ? Math.max(0, value / limit) : limit / value;
    }
}
