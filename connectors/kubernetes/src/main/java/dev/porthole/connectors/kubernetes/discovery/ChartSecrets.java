package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The logins that charts and operators leave in Secrets. Knowing where they would be asks nobody anything; reading one
 * is for when a person has agreed to just that Secret, and takes the verb {@code get} on it and no other.
 */
public final class ChartSecrets {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiServer api;
    private final SecretRules rules = new SecretRules();

    public ChartSecrets(ApiServer api) {
        this.api = api;
    }

    /** Where the login of a product may be, the likeliest first; empty when its charts make none. Nothing is read. */
    public List<SecretPlace> places(Candidate candidate) {
        return rules.of(candidate);
    }

    /**
     * Reads one login. Without its certificate authority, where that cannot be read, which a note says then.
     *
     * @return NotFound when there is no such Secret or key, Forbidden when it may not be read
     */
    public Outcome<FoundCredential> read(SecretPlace place, Deadline deadline) {
        Outcome<SecretData> secret =
                data(place.namespace(), place.secret(), List.of(place.userKey(), place.passwordKey()), deadline);
        return secret.then(data -> login(place, data)).then(login -> withAuthority(place, login, deadline));
    }

    private Outcome<FoundCredential> login(SecretPlace place, SecretData data) {
        Optional<String> user = place.userKey().isEmpty() ? Optional.of(place.user()) : data.text(place.userKey());
        Optional<String> password = data.text(place.passwordKey());
        if (user.isEmpty() || password.isEmpty()) {
            String missing = user.isEmpty() ? place.userKey() : place.passwordKey();
            return Outcome.failed(new Failure.NotFound(place.toString(), Detail.of("secret.no-key", missing)));
        }
        return Outcome.of(new FoundCredential(user.get(), new Secret(password.get()), Optional.empty()));
    }

    private Outcome<FoundCredential> withAuthority(SecretPlace place, FoundCredential login, Deadline deadline) {
        if (place.authority().isEmpty()) {
            return Outcome.of(login);
        }
        return switch (data(place.namespace(), place.authority(), List.of(SecretPlace.AUTHORITY_KEY), deadline)) {
            case Outcome.Success<SecretData>(var data, var notes) ->
                Outcome.of(new FoundCredential(login.user(), login.password(), data.text(SecretPlace.AUTHORITY_KEY)));
            case Outcome.Failed<SecretData>(var failure) ->
                Outcome.of(login, List.of(Detail.of("secret.authority", place.authority(), failure)));
        };
    }

    private Outcome<SecretData> data(String namespace, String name, List<String> keys, Deadline deadline) {
        String where = "secret/" + name + " in " + namespace;
        try {
            return Outcome.of(api.read(
                    ApiRequest.of("get", "secrets", "api", "v1", "namespaces", namespace, "secrets", name),
                    body -> new SecretData(JSON.readTree(body).path("data"), keys),
                    deadline));
        } catch (ApiException e) {
            return Outcome.failed(
                    switch (e.failure()) {
                        case Failure.NotFound(var who, var detail) -> new Failure.NotFound(where, detail);
                        case Failure.Forbidden(var who, var verb, var resource, var detail) ->
                            new Failure.Forbidden(where, verb, resource, detail);
                        default -> e.failure();
                    });
        }
    }

    /** What was asked of a Secret; the rest of it is let go at once. A class, since a record would show it. */
    private static final class SecretData {
        private final Map<String, String> values = new HashMap<>();

        SecretData(JsonNode data, List<String> keys) {
            for (String key : keys) {
                String encoded = data.path(key).asString("");
                if (!encoded.isEmpty()) {
                    values.put(key, decoded(encoded));
                }
            }
        }

        Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key));
        }

        private static String decoded(String encoded) {
            try {
                return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                // Its own message would quote the value.
                throw new UnexpectedAnswer(Detail.of("secret.base64"));
            }
        }
    }
}
