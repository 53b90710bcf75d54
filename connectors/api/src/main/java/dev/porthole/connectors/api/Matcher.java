package dev.porthole.connectors.api;

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

    public static Matcher notRegex(String name, String expression) {
        return new Matcher(name, Operator.NOT_REGEX, expression);
    }
}
