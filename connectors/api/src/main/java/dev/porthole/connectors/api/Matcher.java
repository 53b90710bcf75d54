package dev.porthole.connectors.api;

import dev.porthole.connectors.api.regex.Re2;
import java.util.function.Predicate;

/**
 * A condition on one label, as Prometheus and Alertmanager have it. Regular expressions are RE2's, anchored at both
 * ends.
 */
public record Matcher(String name, Operator operator, String value) {

    /** How the label's value is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it stands between name and value, in PromQL and in Alertmanager's filters. */
        public String sign() {
            return sign;
        }
    }

    public static Matcher equal(String name, String value) {
        return new Matcher(name, Operator.EQUAL, value);
    }

    public static Matcher regex(String name, String expression) {
        return new Matcher(name, Operator.REGEX, expression);
    }

    public static Matcher notEqual(String name, String value) {
        return new Matcher(name, Operator.NOT_EQUAL, value);
    }

    public static Matcher notRegex(String name, String expression) {
        return new Matcher(name, Operator.NOT_REGEX, expression);
    }

    public boolean isRegex() {
        return operator == Operator.REGEX || operator == Operator.NOT_REGEX;
    }

    /**
     * Whether it holds for a label set as Alertmanager sees it: an absent label counts as an empty one, and a dot in a
     * regular expression does not match the end of a line. For many label sets a {@link #test()} is made once.
     *
     * @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses
     */
    public boolean matches(Labels labels) {
        return test().test(labels.get(name));
    }

    /**
     * Tests values of the label as Alertmanager does.
     *
     * @throws java.util.regex.PatternSyntaxException for an expression that RE2 refuses
     */
    public Predicate<String> test() {
        return switch (operator) {
            case EQUAL -> value::equals;
            case NOT_EQUAL -> text -> !value.equals(text);
            case REGEX -> Re2.lineMatcher(value);
            case NOT_REGEX -> Re2.lineMatcher(value).negate();
        };
    }
}
