package dev.porthole.connectors.demo.promql;

import dev.porthole.connectors.api.Detail;

/** An expression that is wrong, or beyond this evaluator. */
public final class BadExpression extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Detail detail;
    private final int column;

    /**
     * @param said in the words that Prometheus has for it
     * @param column 1-based
     */
    public BadExpression(String said, int column) {
        this(Detail.said(said), column);
    }

    /** @param column 1-based */
    public BadExpression(Detail detail, int column) {
        super(detail.toString(), null, false, false);
        this.detail = detail;
        this.column = column;
    }

    public Detail detail() {
        return detail;
    }

    /** Where the mistake is, 1-based. */
    public int column() {
        return column;
    }
}
