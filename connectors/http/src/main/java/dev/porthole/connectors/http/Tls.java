package dev.porthole.connectors.http;

import java.util.Optional;

/**
 * How TLS is checked and what we show of ourselves. All parts are PEM text.
 *
 * @param authority the certificates to trust instead of the machine's own
 * @param identity our certificate chain and key, for servers that ask (mTLS)
 * @param serverName the name to check the certificate against instead of the host in the URL
 * @param verified false skips all checks; it must be shown wherever the connection is
 */
public record Tls(
        Optional<String> authority, Optional<Identity> identity, Optional<String> serverName, boolean verified) {

    public static final Tls VERIFIED = new Tls(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /** A certificate chain and its private key. */
    public record Identity(String certificates, Secret privateKey) {}
}
