package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.promql.syntax.BinaryOperator;

/** Operators between two numbers. */
final class Arithmetic {

    private Arithmetic() {}

    /** The result of arithmetic; of a comparison 1 or 0. */
    static double of(BinaryOperator operator, double left, double right) {
        return switch (operator) {
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
            case OR, AND, UNLESS -> throw new IllegalStateException(operator.sign() + " does not work on numbers");
        };
    }
}
