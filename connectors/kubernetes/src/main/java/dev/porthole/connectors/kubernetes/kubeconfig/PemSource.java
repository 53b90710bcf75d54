package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Certificates or a key, as PEM, that a kubeconfig holds itself or names the file of.
 *
 * @param text what the file holds, decoded; it wins
 */
public record PemSource(Optional<Path> file, Optional<Secret> text) {

    public static final PemSource NONE = new PemSource(Optional.empty(), Optional.empty());

    public static PemSource of(String pem) {
        return new PemSource(Optional.empty(), Optional.of(new Secret(pem)));
    }

    public boolean isGiven() {
        return file.isPresent() || text.isPresent();
    }

    boolean isGivenTwice() {
        return file.isPresent() && text.isPresent();
    }
}
