package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;

/** An answer that is not the JSON it should be. */
final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Detail detail;

    MalformedJsonException(Detail detail) {
        super(detail.toString());
        this.detail = detail;
    }

    Detail detail() {
        return detail;
    }
}
