package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The older way to log in: {@code users[].user.auth-provider} of a kubeconfig, of which kubectl still knows
 * {@code oidc}.
 *
 * @param file that it stands in, where new tokens belong
 */
public record AuthProvider(String name, Map<String, Secret> config, Path file) {

    public AuthProvider {
        config = Map.copyOf(config);
    }

    /** Never empty text. */
    public Optional<Secret> value(String key) {
        return Optional.ofNullable(config.get(key))
                .filter(value -> !value.reveal().isBlank());
    }
}
