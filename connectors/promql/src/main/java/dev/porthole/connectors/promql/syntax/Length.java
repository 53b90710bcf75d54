package dev.porthole.connectors.promql.syntax;

import java.util.List;
import java.util.OptionalDouble;

/** A length of time: of a range, a step or an offset. Arithmetic is Prometheus' experimental duration expressions. */
public sealed interface Length {

    /** A duration as written ({@code 5m}), or, without a unit, a number of seconds. */
    record Literal(double seconds, boolean unit) implements Length {}

    /** {@code -} or {@code +} before a length. */
    record Signed(boolean negative, Length operand) implements Length {}

    /** Two lengths and an operator. */
    record Combined(BinaryOperator operator, Length left, Length right) implements Length {}

    /** {@code step()}, {@code range()}, {@code min(a, b)}, {@code max(a, b)}. */
    record Call(String function, List<Length> arguments) implements Length {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** In parentheses. */
    record Paren(Length inner) implements Length {}

    /** In seconds, if it is written out and does not depend on how the query is asked. */
    default OptionalDouble fixedSeconds() {
        return switch (this) {
            case Literal(double seconds, boolean unit) -> OptionalDouble.of(seconds);
            case Signed(boolean negative, Literal(double seconds, boolean unit)) ->
                OptionalDouble.of(negative ? -seconds : seconds);
            case Signed other -> OptionalDouble.empty();
            case Combined other -> OptionalDouble.empty();
            case Call other -> OptionalDouble.empty();
            case Paren(Length inner) -> inner.fixedSeconds();
        };
    }
}
