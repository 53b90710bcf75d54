package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Detail;

/** The server sent JSON, but not what this request is answered with. */
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Detail detail;

    public UnexpectedAnswer(Detail detail) {
        super(detail.toString());
        this.detail = detail;
    }

    public Detail detail() {
        return detail;
    }
}
