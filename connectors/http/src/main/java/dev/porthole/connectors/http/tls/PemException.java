package dev.porthole.connectors.http.tls;

import dev.porthole.connectors.api.Detail;
import java.security.GeneralSecurityException;

/** Text that does not hold what it should. Says what is wrong with its form and quotes nothing of it. */
public final class PemException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;
    private final transient Detail why;

    PemException(String key, Object... arguments) {
        this(Detail.of(key, arguments));
    }

    private PemException(Detail why) {
        super(why.toString());
        this.why = why;
    }

    public Detail why() {
        return why;
    }
}
