package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A token of a kubeconfig.
 *
 * @param file whose content is the token, renewed by somebody else; it wins
 */
public record BearerToken(Optional<Secret> value, Optional<Path> file) {

    public static final BearerToken NONE = new BearerToken(Optional.empty(), Optional.empty());

    public boolean isGiven() {
        return value.isPresent() || file.isPresent();
    }
}
