package dev.porthole.connectors.kubernetes.auth.oidc;

import dev.porthole.connectors.http.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A token as RFC 7519 has it. It is not verified: that is the server's business. */
public record JsonWebToken(Secret text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Its {@code exp}; empty when it has none or is no such token. */
    public Optional<Instant> expiry() {
        String[] parts = text.reveal().split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode expires =
                    JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp");
            return expires.isNumber() ? Optional.of(Instant.ofEpochSecond(expires.asLong())) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException | DateTimeException noToken) {
            return Optional.empty();
        }
    }
}
