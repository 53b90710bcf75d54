package dev.porthole.connectors.kubernetes.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.http.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebTokenTest {

    private static JsonWebToken token(String claims) {
        String part = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return new JsonWebToken(new Secret("head." + part + ".signature"));
    }

    @Test
    void its_time_is_read() {
        assertThat(token("{\"exp\":1769853600}").expiry()).contains(Instant.parse("2026-01-31T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"exp\":\"soon\"}", "{\"exp\":99999999999999999}", "{\"exp\":1e400}", "[]", "no json"})
    void without_a_time_there_is_none(String claims) {
        assertThat(token(claims).expiry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "a.%%.c", "a.b.c.d"})
    void another_token_has_none(String text) {
        assertThat(new JsonWebToken(new Secret(text)).expiry()).isEmpty();
    }
}
