package dev.porthole.connectors.prometheus;

import java.io.IOException;

/** The answer has more series or samples than we take. */
final class MatrixLimitException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long limit;
    private final String unit;

    MatrixLimitException(long limit, String unit) {
        super("more than " + limit + " " + unit);
        this.limit = limit;
        this.unit = unit;
    }

    long limit() {
        return limit;
    }

    String unit() {
        return unit;
    }
}
