package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Detail;

/** The answer is JSON, but not of the shape the API promises. Never leaves the connector. */
final class UnexpectedShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Detail detail;

    UnexpectedShapeException(Detail detail) {
        super(detail.toString());
        this.detail = detail;
    }

    Detail detail() {
        return detail;
    }
}
