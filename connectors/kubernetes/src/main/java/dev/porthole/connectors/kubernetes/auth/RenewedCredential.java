package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A credential that is kept until it expires and then issued anew. One asking at a time; one that failed is not repeated
 * for a while, and neither is one whose credential was refused at once: some plugins open a browser. While a person logs
 * in there, callers are told so and the asking goes on.
 */
final class RenewedCredential implements ClusterCredential {

    static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(10);
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    /** What did not end in time may have asked for something in a browser, and would ask again. */
    private static final Duration AFTER_HANG = Duration.ofMinutes(2);

    private final CredentialIssuer issuer;
    private final InstantSource clock;
    private final Duration patience;
    private @Nullable IssuedCredential issued;
    private @Nullable FutureTask<IssuedCredential> asking;
    private @Nullable Failure failure;
    private Instant failedAt = Instant.MIN;
    private Instant renewedAt = Instant.MIN;

    RenewedCredential(CredentialIssuer issuer, InstantSource clock) {
        this(issuer, clock, PATIENCE);
    }

    /** @param patience how long a caller waits for an asking that goes on */
    RenewedCredential(CredentialIssuer issuer, InstantSource clock, Duration patience) {
        this.issuer = issuer;
        this.clock = clock;
        this.patience = patience;
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
        if (kept == null || (refused.isPresent() && !isSame(kept, refused.get()))) {
            return true; // somebody else renews it, or has done so meanwhile
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

    private IssuedCredential current() throws CredentialException {
        FutureTask<IssuedCredential> running;
        synchronized (this) {
            IssuedCredential kept = issued;
            if (kept != null && isGood(kept)) {
                return kept;
            }
            running = asking();
        }
        try {
            return running.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException goesOn) {
            throw new CredentialException(issuer.waiting());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialException(cancelled());
        } catch (CancellationException closed) {
            throw new CredentialException(cancelled());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CredentialException known) {
                throw new CredentialException(known.failure());
            }
            throw new IllegalStateException("a credential could not be issued", e.getCause());
        }
    }

    private Failure cancelled() {
        return new Failure.Cancelled(issuer.waiting().target(), Detail.of("auth.notWaited"));
    }

    private boolean isGood(IssuedCredential kept) {
        return kept.expires()
                .filter(expires -> clock.instant().isAfter(expires.minus(BEFORE_EXPIRY)))
                .isEmpty();
    }

    /** The one that runs, or a new one. */
    private FutureTask<IssuedCredential> asking() throws CredentialException {
        if (asking != null) {
            return asking;
        }
        Failure last = failure;
        Duration pause = last instanceof Failure.TimedOut ? AFTER_HANG : AFTER_FAILURE;
        if (last != null && clock.instant().isBefore(failedAt.plus(pause))) {
            throw new CredentialException(last);
        }
        var begun = new FutureTask<>(this::issue);
        asking = begun;
        Thread.ofVirtual().name("issue credential").start(begun);
        return begun;
    }

    private IssuedCredential issue() throws CredentialException {
        try {
            IssuedCredential fresh = issuer.issue();
            synchronized (this) {
                issued = fresh;
                failure = null;
                asking = null;
            }
            return fresh;
        } catch (CredentialException e) {
            synchronized (this) {
                asking = null;
                if (!(e.failure() instanceof Failure.Cancelled)) {
                    failure = e.failure();
                    failedAt = clock.instant();
                }
            }
            throw e;
        } catch (RuntimeException bug) {
            synchronized (this) {
                asking = null;
            }
            throw bug;
        }
    }

    @Override
    public void close() {
        FutureTask<IssuedCredential> running;
        synchronized (this) {
            running = asking;
            asking = null;
        }
        if (running != null) {
            running.cancel(issuer.mayBeInterrupted());
        }
    }
}
