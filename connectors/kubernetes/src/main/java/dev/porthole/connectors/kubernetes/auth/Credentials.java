package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.AuthProvider;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the credential of a context's user, in kubectl's order: basic, token file, token, plugin, provider. Over plain
 * http none leaves this machine; kubectl sends none there either, but does not say so.
 */
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
        boolean open = "http".equalsIgnoreCase(context.cluster().server().getScheme());
        if (open && context.user().hasCredentials() && !isHere(context.cluster().server())) {
            return new Unsent(context.name(), Detail.of("auth.plainHttp"));
        }
        return new SendableCredential(context.name(), chosen(context));
    }

    /** Whether what goes there unencrypted stays on this machine. */
    private static boolean isHere(URI server) {
        String host = server.getHost() == null ? "" : server.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.[0-9.]+");
    }

    private ClusterCredential chosen(ClusterContext context) {
        UserAuth user = context.user();
        if (user.basic().isGiven()) {
            String pair =
                    user.basic().username() + ":" + user.basic().password().reveal();
            return new FixedCredential(Optional.of(
                    new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))));
        }
        if (user.token().file().isPresent()) {
            return new TokenFileCredential(context.name(), user.token().file().get(), clock);
        }
        if (user.token().value().isPresent()) {
            return new FixedCredential(Optional.of(bearer(user.token().value().get())));
        }
        // A certificate that stands in the file is enough: the plugin is not run beside it (client-go, exec.go).
        if (user.exec().isPresent() && !user.certificate().isGiven()) {
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

    /** One that is there but must not be sent; it says why. */
    private record Unsent(String target, Detail why) implements ClusterCredential {

        @Override
        public Optional<Secret> authorization() throws CredentialException {
            throw new CredentialException(new Failure.Unauthorized(target, why));
        }

        @Override
        public Optional<ClientCertificate> certificate() throws CredentialException {
            throw new CredentialException(new Failure.Unauthorized(target, why));
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            return false;
        }
    }
}
