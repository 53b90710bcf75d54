package dev.porthole.connectors.demo.logs;

/** A search that is wrong, or beyond the demo. Its message is for the person who typed it. */
public final class BadLogQuery extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    /** @param column 1-based */
    BadLogQuery(String message, int column) {
        super(message, null, false, false);
        this.column = column;
    }

    public int column() {
        return column;
    }
}
