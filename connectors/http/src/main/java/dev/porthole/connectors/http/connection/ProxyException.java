package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.api.Detail;
import java.io.IOException;

/** A proxy did not lead on; says why. */
public final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient Detail why;

    ProxyException(String key, Object... arguments) {
        super(key);
        this.why = Detail.of(key, arguments);
    }

    public Detail why() {
        return why;
    }
}
