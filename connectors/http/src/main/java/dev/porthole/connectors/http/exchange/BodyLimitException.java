package dev.porthole.connectors.http.exchange;

import java.io.IOException;

/** A body is larger than we take. */
final class BodyLimitException extends IOException {

    private static final long serialVersionUID = 1L;
    private final long bytes;
    private final String reason;

    BodyLimitException(long bytes, String reason) {
        super(reason);
        this.bytes = bytes;
        this.reason = reason;
    }

    long bytes() {
        return bytes;
    }

    String reason() {
        return reason;
    }
}
