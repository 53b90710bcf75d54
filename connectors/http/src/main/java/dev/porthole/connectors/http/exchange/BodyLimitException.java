package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;

/** A body is larger than we take. */
final class BodyLimitException extends IOException {

    private static final long serialVersionUID = 1L;
    private final long bytes;
    private final transient Detail why;

    BodyLimitException(long bytes, Detail why) {
        super(why.toString());
        this.bytes = bytes;
        this.why = why;
    }

    long bytes() {
        return bytes;
    }

    Detail why() {
        return why;
    }
}
