package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.auth.oidc.JsonWebToken;
import dev.porthole.connectors.kubernetes.auth.oidc.LoginServer;
import dev.porthole.connectors.kubernetes.auth.oidc.Tokens;
import dev.porthole.connectors.kubernetes.kubeconfig.AuthProvider;
import dev.porthole.connectors.kubernetes.kubeconfig.TokenWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenID Connect tokens of a kubeconfig's {@code auth-provider: oidc}: the stored one while it is good, then one that
 * the refresh token gives (OpenID Connect Core 12, RFC 6749 section 6). New tokens are written back, as kubectl does.
 */
final class OidcIssuer implements CredentialIssuer {

    private static final Logger LOG = LoggerFactory.getLogger(OidcIssuer.class);
    private static final Duration LEFT = Duration.ofSeconds(10);

    private final String target;
    private final AuthProvider provider;
    private final TokenWriter file;
    private final InstantSource clock;
    private AuthProvider written;
    private @Nullable Secret idToken;
    private @Nullable Secret refreshToken;
    private @Nullable Secret given;

    /** @param target the cluster's name in messages */
    OidcIssuer(String target, AuthProvider provider, InstantSource clock) {
        this.target = target;
        this.provider = provider;
        this.file = new TokenWriter(provider.file());
        this.clock = clock;
        this.written = provider;
        adopt(provider);
    }

    private void adopt(AuthProvider now) {
        idToken = now.value(AuthProvider.ID_TOKEN).orElse(null);
        refreshToken = now.value(AuthProvider.REFRESH_TOKEN).orElse(null);
    }

    @Override
    public synchronized IssuedCredential issue() throws CredentialException {
        AuthProvider now = written.asWritten();
        if (!now.equals(written)) {
            // Somebody else has logged in or used the refresh token up; what is there now is the newest.
            written = now;
            adopt(now);
        }
        Secret stored = idToken;
        if (stored != null && !Objects.equals(given, stored) && isGood(stored)) {
            return issued(stored);
        }
        Tokens fresh = refresh();
        remember(fresh);
        return issued(fresh.id());
    }

    @Override
    public boolean mayBeInterrupted() {
        // The login server may have changed the refresh token by then, and only its answer has the new one.
        return false;
    }

    private boolean isGood(Secret token) {
        return new JsonWebToken(token)
                .expiry()
                .filter(expires -> clock.instant().isBefore(expires.minus(LEFT)))
                .isPresent();
    }

    @Override
    public Failure waiting() {
        return new Failure.TimedOut(target, LoginServer.LIMIT, Detail.of("auth.oidc.waits"));
    }

    private IssuedCredential issued(Secret token) {
        given = token;
        return new IssuedCredential(Optional.of(token), Optional.empty(), new JsonWebToken(token).expiry());
    }

    private Tokens refresh() throws CredentialException {
        Secret refresh = refreshToken;
        if (refresh == null) {
            throw new CredentialException(new Failure.Unauthorized(target, Detail.of("auth.oidc.noRefresh")));
        }
        return switch (new LoginServer(target, provider).refresh(refresh)) {
            case Outcome.Success<Tokens>(var fresh, var notes) -> fresh;
            case Outcome.Failed<Tokens>(var failure) -> throw new CredentialException(failure);
        };
    }

    private void remember(Tokens fresh) {
        idToken = fresh.id();
        refreshToken = fresh.refresh().orElse(refreshToken);
        var changes = new HashMap<Secret, Secret>();
        written.value(AuthProvider.ID_TOKEN).ifPresent(old -> changes.put(old, fresh.id()));
        fresh.refresh()
                .ifPresent(next -> written.value(AuthProvider.REFRESH_TOKEN).ifPresent(old -> changes.put(old, next)));
        try {
            file.write(changes);
            written = written.asWritten();
        } catch (IOException e) {
            // This process goes on with what it holds; others may have to log in again.
            LOG.warn(
                    "The new login could not be written to {}: {} {}",
                    provider.file(),
                    e.getClass().getSimpleName(),
                    e instanceof FileSystemException place ? place.getMessage() : "");
        }
    }
}
