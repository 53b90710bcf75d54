package dev.porthole.connectors.kubernetes.server;

import dev.porthole.connectors.api.Failure;
import java.io.IOException;

/** A request of the API server that did not work; it says why, and which status came, if one did. */
public class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What the server answers when a resource version or a continue token is too old. */
    public static final int GONE = 410;

    private final transient Failure failure;
    private final int status;

    public ApiException(Failure failure, int status) {
        super(failure.detail().toString());
        this.failure = failure;
        this.status = status;
    }

    public Failure failure() {
        return failure;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    public boolean isGone() {
        return status == GONE;
    }
}
