package dev.porthole.connectors.demo.promql;

/** An expression that is wrong, or beyond this evaluator. Its message is for the person who wrote it. */
public final class BadExpression extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    /** @param column 1-based */
    public BadExpression(String message, int column) {
        super(message, null, false, false);
        this.column = column;
    }

    /** Where the mistake is, 1-based. */
    public int column() {
        return column;
    }
}
