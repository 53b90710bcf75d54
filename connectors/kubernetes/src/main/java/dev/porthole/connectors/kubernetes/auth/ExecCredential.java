package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a plugin, kept until it expires. One run at a time; a failed run is not repeated for a while, and
 * neither is one whose credential was refused at once: some plugins open a browser.
 */
final class ExecCredential implements ClusterCredential {

    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(10);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final ExecCredentialRunner runner;
    private final InstantSource clock;
    private @Nullable IssuedCredential issued;
    private @Nullable Failure failure;
    private Instant failedAt = Instant.MIN;
    private Instant renewedAt = Instant.MIN;

    ExecCredential(ExecCredentialRunner runner, InstantSource clock) {
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public Optional<Secret> authorization() throws CredentialException {
        return current().token().map(Credentials::bearer);
    }

    @Override
    public Optional<ClientCertificate> certificate() throws CredentialException {
        return current().certificate();
    }

    @Override
    public synchronized boolean renew(Optional<Secret> refused) {
        IssuedCredential kept = issued;
        if (kept != null && refused.isPresent() && !isSame(kept, refused.get())) {
            return true; // somebody else has renewed it meanwhile
        }
        Instant now = clock.instant();
        if (!renewedAt.equals(Instant.MIN) && now.isBefore(renewedAt.plus(BETWEEN_RENEWALS))) {
            return false;
        }
        renewedAt = now;
        issued = null;
        return true;
    }

    private static boolean isSame(IssuedCredential kept, Secret refused) {
        return kept.token()
                .filter(token ->
                        refused.reveal().equals(Credentials.bearer(token).reveal()))
                .isPresent();
    }

    private synchronized IssuedCredential current() throws CredentialException {
        Instant now = clock.instant();
        IssuedCredential kept = issued;
        if (kept != null
                && kept.expires()
                        .filter(expires -> now.isAfter(expires.minus(BEFORE_EXPIRY)))
                        .isEmpty()) {
            return kept;
        }
        Failure last = failure;
        if (last != null && now.isBefore(failedAt.plus(AFTER_FAILURE))) {
            throw new CredentialException(last);
        }
        try {
            kept = runner.run();
            issued = kept;
            failure = null;
            return kept;
        } catch (CredentialException e) {
            if (!(e.failure() instanceof Failure.Cancelled)) {
                failure = e.failure();
                failedAt = clock.instant();
            }
            throw e;
        }
    }
}
