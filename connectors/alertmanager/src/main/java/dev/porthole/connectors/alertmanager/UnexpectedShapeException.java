package dev.porthole.connectors.alertmanager;

/** The answer is JSON, but not of the shape the API promises. Never leaves the connector. */
final class UnexpectedShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedShapeException(String message) {
        super(message);
    }
}
