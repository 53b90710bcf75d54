package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/** How to prove who we are: a user of a kubeconfig. What is not given is empty. */
public record UserAuth(
        String name,
        PemSource certificate,
        PemSource key,
        BearerToken token,
        BasicLogin basic,
        Optional<ExecPlugin> exec,
        Optional<AuthProvider> provider,
        Impersonation impersonation) {

    /** Nobody in particular. */
    public static final UserAuth NONE = anonymous("");

    /** A user without anything to prove it. */
    public static UserAuth anonymous(String name) {
        return with(name, BearerToken.NONE);
    }

    public static UserAuth bearer(String name, Secret token) {
        return with(name, new BearerToken(Optional.of(token), Optional.empty()));
    }

    private static UserAuth with(String name, BearerToken token) {
        return new UserAuth(
                name,
                PemSource.NONE,
                PemSource.NONE,
                token,
                BasicLogin.NONE,
                Optional.empty(),
                Optional.empty(),
                Impersonation.NONE);
    }

    /** Whether there is anything to show to a server. */
    public boolean hasCredentials() {
        return token.isGiven() || basic.isGiven() || certificate.isGiven() || exec.isPresent() || provider.isPresent();
    }

    /** What of it says who we are for good: tokens that are renewed while it is in use are left out. */
    public UserAuth lasting() {
        return new UserAuth(
                name, certificate, key, token, basic, exec, provider.map(AuthProvider::lasting), impersonation);
    }
}
