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
    private volatile Read last = new Read(Optional.empty(), Instant.MIN);

    /** @param at long ago when it has to be read again */
    private record Read(Optional<Secret> header, Instant at) {}

    TokenFileCredential(String target, Path file, InstantSource clock) {
        this.target = target;
        this.file = file;
        this.clock = clock;
    }

    /** Whoever comes at the same moment reads it as well; nobody waits for another's disk. */
    @Override
    public Optional<Secret> authorization() throws CredentialException {
        Read kept = last;
        Instant now = clock.instant();
        if (!kept.at().equals(Instant.MIN) && !now.isAfter(kept.at().plus(KEPT))) {
            return kept.header();
        }
        Optional<Secret> header = read();
        last = new Read(header, now);
        return header;
    }

    @Override
    public Optional<ClientCertificate> certificate() {
        return Optional.empty();
    }

    @Override
    public boolean renew(Optional<Secret> refused) {
        try {
            Optional<Secret> header = read();
            last = new Read(header, last.at());
            return !header.equals(refused);
        } catch (CredentialException e) {
            last = new Read(Optional.empty(), Instant.MIN);
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
