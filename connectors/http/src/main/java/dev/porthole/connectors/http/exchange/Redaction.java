package dev.porthole.connectors.http.exchange;

import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Takes our own secrets out of what a server says: some echo the headers they were sent. */
record Redaction(Credentials credentials) {

    private static final int SHORTEST = 4;

    String of(String text) {
        String clean = text;
        for (String secret : secrets()) {
            // A shorter one would tear holes in ordinary words and thereby show itself.
            if (secret.length() >= SHORTEST) {
                clean = clean.replace(secret, "[hidden]");
            }
        }
        return clean;
    }

    private List<String> secrets() {
        return switch (credentials) {
            case Credentials.None none -> List.of();
            case Credentials.Basic(var user, var password) -> List.of(basic(user, password), password.reveal());
            case Credentials.Bearer(var token) -> List.of(token.get().reveal());
            case Credentials.ApiKey(var encoded) -> List.of(encoded.reveal());
        };
    }

    static String basic(String user, Secret password) {
        return Base64.getEncoder().encodeToString((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8));
    }
}
