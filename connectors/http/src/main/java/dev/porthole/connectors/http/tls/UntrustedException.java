package dev.porthole.connectors.http.tls;

import java.security.cert.CertificateException;

/** A certificate that is refused by a rule of ours. */
public final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final String said;

    /** @param key of a sentence about the address that is its first argument */
    UntrustedException(String key, String said) {
        super(key);
        this.key = key;
        this.said = said;
    }

    public String key() {
        return key;
    }

    /** What Java says of it; may be empty. */
    public String said() {
        return said;
    }
}
