package dev.porthole.connectors.prometheus;

import java.io.IOException;

/** An answer that is not the JSON it should be. */
final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
