package dev.porthole.connectors.demo.promql;

import java.util.Optional;

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

    private final String sign;
    private final int precedence;

    BinaryOperator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    static Optional<BinaryOperator> of(Token token) {
        if (token.kind() != Token.Kind.OPERATOR && token.kind() != Token.Kind.IDENTIFIER) {
            return Optional.empty();
        }
        for (BinaryOperator operator : values()) {
            if (operator.sign.equalsIgnoreCase(token.text())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    public String sign() {
        return sign;
    }

    int precedence() {
        return precedence;
    }

    boolean isSet() {
        return this == OR || this == AND || this == UNLESS;
    }

    boolean isComparison() {
        return precedence == EQUAL.precedence;
    }

    /** The result of arithmetic; of a comparison 1 or 0. */
    double apply(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case MODULO -> left % right;
            case POWER -> Math.pow(left, right);
            case ATAN2 -> Math.atan2(left, right);
            case EQUAL -> left == right ? 1 : 0;
            case NOT_EQUAL -> left != right ? 1 : 0;
            case LESS -> left < right ? 1 : 0;
            case LESS_OR_EQUAL -> left <= right ? 1 : 0;
            case GREATER -> left > right ? 1 : 0;
            case GREATER_OR_EQUAL -> left >= right ? 1 : 0;
            case OR, AND, UNLESS -> throw new IllegalStateException(sign + " does not work on numbers");
        };
    }
}
