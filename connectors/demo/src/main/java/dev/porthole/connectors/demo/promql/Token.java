package dev.porthole.connectors.demo.promql;

/**
 * A piece of PromQL.
 *
 * @param text an identifier's or operator's own text, a string's value without quotes and escapes, a number as written
 * @param column 1-based
 */
record Token(Kind kind, String text, int column) {

    enum Kind {
        IDENTIFIER,
        NUMBER,
        DURATION,
        STRING,
        OPERATOR,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Keywords are not case-sensitive. */
    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(word);
    }

    String shown() {
        return switch (kind) {
            case END -> "end of input";
            case STRING -> "string \"" + text + "\"";
            case IDENTIFIER, NUMBER, DURATION, OPERATOR -> "\"" + text + "\"";
        };
    }
}
