package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.api.Detail;

/** A search that is wrong, or beyond the demo. Its message is for the person who typed it. */
public final class BadLogQuery extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Detail detail;
    private final int column;

    /** @param column 1-based */
    BadLogQuery(String message, int column) {
        this(Detail.said(message), column);
    }

    /** @param column 1-based */
    BadLogQuery(Detail detail, int column) {
        super(detail.toString(), null, false, false);
        this.detail = detail;
        this.column = column;
    }

    public Detail detail() {
        return detail;
    }

    public int column() {
        return column;
    }
}
