package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.UnreadableException;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlFields;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Fields that mean more than their text: paths, which start at the kubeconfig's folder, secrets, and bytes in base64, in
 * which line breaks count for nothing.
 */
record FieldValues(YamlFields fields, Path file) {

    Optional<Path> path(String name) throws UnreadableException {
        String text = fields.text(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(folder().resolve(text));
        } catch (InvalidPathException noPath) {
            throw new UnreadableException(Detail.of("kubeconfig.noPath", fields.at(name)));
        }
    }

    /** What stands under {@code name} as a path, and under {@code name-data} itself. */
    PemSource pem(String name) throws UnreadableException {
        return new PemSource(path(name), decoded(name + "-data"));
    }

    private Optional<Secret> decoded(String name) throws UnreadableException {
        String base64 = fields.text(name).replace("\n", "").replace("\r", "");
        if (base64.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (base64.length() % 4 == 0) {
                return Optional.of(new Secret(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)));
            }
        } catch (IllegalArgumentException broken) {
            // Told below, without its text.
        }
        throw new UnreadableException(Detail.of("kubeconfig.base64", fields.at(name)));
    }

    Optional<Secret> secret(String name) throws UnreadableException {
        String text = fields.text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
    }

    Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
