package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.AuthProvider;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Chooses the credential of a context's user, in kubectl's order: basic, token file, token, plugin, provider. */
public final class Credentials {

    private final PluginEnvironment environment;
    private final InstantSource clock;
    private final Duration patience;

    /** @param environment what plugins inherit, PATH above all */
    public Credentials(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, RenewedCredential.PATIENCE);
    }

    Credentials(Map<String, String> environment, InstantSource clock, Duration patience) {
        this.environment = new PluginEnvironment(environment);
        this.clock = clock;
        this.patience = patience;
    }

    public ClusterCredential of(ClusterContext context) {
        return new SendableCredential(context.name(), chosen(context));
    }

    private ClusterCredential chosen(ClusterContext context) {
        UserAuth user = context.user();
        if (user.password().isPresent() && !user.username().isEmpty()) {
            String pair = user.username() + ":" + user.password().get().reveal();
            return new FixedCredential(Optional.of(
                    new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))));
        }
        if (user.tokenFile().isPresent()) {
            return new TokenFileCredential(context.name(), user.tokenFile().get(), clock);
        }
        if (user.token().isPresent()) {
            return new FixedCredential(Optional.of(bearer(user.token().get())));
        }
        if (user.exec().isPresent()) {
            var runner = new ExecCredentialRunner(
                    context.name(), user.exec().get(), context.cluster(), environment, ExecCredentialRunner.LIMIT);
            return new RenewedCredential(runner, clock, patience);
        }
        if (user.provider().isPresent()) {
            AuthProvider provider = user.provider().get();
            return provider.name().equals(AuthProvider.OIDC)
                    ? new RenewedCredential(new OidcIssuer(context.name(), provider, clock), clock, patience)
                    : new StoredProviderToken(context.name(), provider);
        }
        return new FixedCredential(Optional.empty());
    }

    static Secret bearer(Secret token) {
        return new Secret("Bearer " + token.reveal().strip());
    }
}
