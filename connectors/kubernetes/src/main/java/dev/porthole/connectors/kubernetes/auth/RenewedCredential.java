package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credential that is kept until it expires and then issued anew. One asking at a time; one that failed is not repeated
 * for a while, and neither is one whose credential was refused at once: some plugins open a browser.
 */
final class RenewedCredential implements ClusterCredential {

    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(10);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    /** What did not end in time may have asked for something in a browser, and would ask again. */
    private static final Duration AFTER_HANG = Duration.ofMinutes(2);

    private final CredentialIssuer issuer;
    private final InstantSource clock;
    private @Nullable IssuedCredential issued;
    private @Nullable Failure failure;
    private Instant failedAt = Instant.MIN;
    private Instant renewedAt = Instant.MIN;

    RenewedCredential(CredentialIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
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
        if (last != null
                && now.isBefore(failedAt.plus(last instanceof Failure.TimedOut ? AFTER_HANG : AFTER_FAILURE))) {
            throw new CredentialException(last);
        }
        try {
            kept = issuer.issue();
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
