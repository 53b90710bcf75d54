package dev.porthole.connectors.kubernetes.discovery;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a chart or an operator may have put a login, to be shown to a person before anything is read.
 *
 * @param secret the Secret's name
 * @param user the login's name where it is fixed; empty when {@code userKey} holds it
 * @param userKey of the Secret; empty when the name is fixed
 * @param passwordKey of the Secret
 * @param authority the Secret with the certificate authority of the server; empty for none
 * @param setBy who puts it there: "ECK", "the Grafana chart"
 */
public record SecretPlace(
        String namespace,
        String secret,
        String user,
        String userKey,
        String passwordKey,
        String authority,
        String setBy) {

    /** In a Secret of type {@code kubernetes.io/tls}, and in those of ECK and the elastic charts. */
    static final String AUTHORITY_KEY = "ca.crt";

    /** Every key that would be read: "grafana: admin-user". */
    public List<String> keys() {
        return Stream.of(
                        userKey.isEmpty() ? "" : secret + ": " + userKey,
                        secret + ": " + passwordKey,
                        authority.isEmpty() ? "" : authority + ": " + AUTHORITY_KEY)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "secret/" + secret + " in " + namespace;
    }
}
