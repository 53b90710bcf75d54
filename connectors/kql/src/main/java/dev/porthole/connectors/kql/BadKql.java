package dev.porthole.connectors.kql;

import dev.porthole.connectors.api.Detail;

/** A text that is no KQL: where, and what was expected there. */
public final class BadKql extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Detail detail;
    private final int column;

    /** @param column 1-based */
    BadKql(Detail detail, int column) {
        super(detail.toString(), null, false, false);
        this.detail = detail;
        this.column = column;
    }

    public Detail detail() {
        return detail;
    }

    /** 1-based. */
    public int column() {
        return column;
    }
}
