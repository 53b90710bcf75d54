package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.PemSource;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The PEM text of what a kubeconfig names, out of itself or out of a file, which is told where it cannot be read. */
record PemText(String target) {

    Optional<String> authority(ApiEndpoint cluster) throws CredentialException {
        try {
            return text(cluster.authority());
        } catch (IOException unreadable) {
            throw new CredentialException(
                    new Failure.TlsRejected(target, Detail.of("auth.authority.file", place(cluster.authority(), ""))));
        }
    }

    Optional<String> certificate(UserAuth user) throws CredentialException {
        return mine(user.certificate());
    }

    Optional<Secret> key(UserAuth user) throws CredentialException {
        return mine(user.key()).map(Secret::new);
    }

    private Optional<String> mine(PemSource source) throws CredentialException {
        try {
            return text(source);
        } catch (IOException unreadable) {
            throw new CredentialException(
                    new Failure.Unauthorized(target, Detail.of("auth.own.file", place(source, ""))));
        }
    }

    /** Bytes that are no text are for whoever parses it to complain of. */
    private static Optional<String> text(PemSource source) throws IOException {
        if (source.text().isPresent() || source.file().isEmpty()) {
            return source.text().map(Secret::reveal);
        }
        return Optional.of(new String(Files.readAllBytes(source.file().get()), StandardCharsets.UTF_8));
    }

    /** Where it stands, for a person who mends it. */
    static String place(PemSource source, String field) {
        return source.text().isPresent() || source.file().isEmpty()
                ? field
                : source.file().get().toString();
    }
}
