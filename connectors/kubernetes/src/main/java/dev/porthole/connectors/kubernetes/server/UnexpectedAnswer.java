package dev.porthole.connectors.kubernetes.server;

/** The server sent JSON, but not what this request is answered with. */
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswer(String message) {
        super(message);
    }
}
