package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Failure;
import java.io.IOException;

/** A body that goes on has broken off; says why. */
public final class BrokenAnswer extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public BrokenAnswer(Failure failure) {
        super(failure.detail().toString());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
