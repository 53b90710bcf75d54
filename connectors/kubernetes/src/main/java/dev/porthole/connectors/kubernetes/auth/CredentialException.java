package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Failure;
import java.io.IOException;

/** There is no credential to show; it says why. */
public final class CredentialException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public CredentialException(Failure failure) {
        super(failure.detail().toString());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
