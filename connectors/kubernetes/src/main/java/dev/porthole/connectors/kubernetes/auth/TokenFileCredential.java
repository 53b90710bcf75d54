package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A bearer token in a file that somebody else renews. Read again after a minute, as kubectl does, and after a 401. */
final class TokenFileCredential implements ClusterCredential {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final String target;
    private final Path file;
    private final InstantSource clock;
    private Optional<Secret> header = Optional.empty();
    private boolean known;
    private Instant readAt = Instant.MIN;

    TokenFileCredential(String target, Path file, InstantSource clock) {
        this.target = target;
        this.file = file;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Secret> authorization() throws CredentialException {
        Instant now = clock.instant();
        if (!known || now.isAfter(readAt.plus(KEPT))) {
            header = read();
            known = true;
            readAt = now;
        }
        return header;
    }

    @Override
    public Optional<ClientCertificate> certificate() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean renew(Optional<Secret> refused) {
        try {
            header = read();
            return !header.equals(refused);
        } catch (CredentialException e) {
            known = false;
            return false;
        }
    }

    /** Nothing when the file is empty. */
    private Optional<Secret> read() throws CredentialException {
        try {
            return Optional.of(Files.readString(file))
                    .filter(token -> !token.isBlank())
                    .map(token -> Credentials.bearer(new Secret(token)));
        } catch (IOException | IllegalArgumentException e) {
            throw new CredentialException(
                    new Failure.Unauthorized(target, Detail.of("auth.tokenFile", file.toString())));
        }
    }
}
