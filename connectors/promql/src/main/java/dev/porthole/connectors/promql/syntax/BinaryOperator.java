package dev.porthole.connectors.promql.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operators between two expressions, and how tightly they bind. */
public enum BinaryOperator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS_OR_EQUAL("<=", 3),
    LESS("<", 3),
    GREATER_OR_EQUAL(">=", 3),
    GREATER(">", 3),
    ADD("+", 4),
    SUBTRACT("-", 4),
    MULTIPLY("*", 5),
    DIVIDE("/", 5),
    MODULO("%", 5),
    ATAN2("atan2", 5),
    POWER("^", 6);

    private static final Map<String, BinaryOperator> BY_SIGN =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(BinaryOperator::sign, Function.identity()));

    private final String sign;
    private final int precedence;

    BinaryOperator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    /** Words are not case-sensitive. */
    public static Optional<BinaryOperator> of(String written) {
        return Optional.ofNullable(BY_SIGN.get(written.toLowerCase(Locale.ROOT)));
    }

    public String sign() {
        return sign;
    }

    /** Higher binds tighter. */
    public int precedence() {
        return precedence;
    }

    /** {@code a ^ b ^ c} is {@code a ^ (b ^ c)}; all others group from the left. */
    public boolean groupsFromRight() {
        return this == POWER;
    }

    public boolean isSet() {
        return this == OR || this == AND || this == UNLESS;
    }

    public boolean isComparison() {
        return precedence == EQUAL.precedence;
    }
}
