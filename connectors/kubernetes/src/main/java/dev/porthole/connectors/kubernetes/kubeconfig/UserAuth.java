package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** How to prove who we are: a user of a kubeconfig. What is not given is empty. */
public record UserAuth(
        String name,
        Optional<Path> certificateFile,
        String certificateData,
        Optional<Path> keyFile,
        Optional<Secret> keyData,
        Optional<Secret> token,
        Optional<Path> tokenFile,
        String username,
        Optional<Secret> password,
        Optional<ExecPlugin> exec,
        Optional<AuthProvider> provider) {

    public static final UserAuth NONE = new UserAuth(
            "",
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What of it says who we are for good: tokens that are renewed while it is in use are left out. */
    public UserAuth lasting() {
        return new UserAuth(
                name,
                certificateFile,
                certificateData,
                keyFile,
                keyData,
                token,
                tokenFile,
                username,
                password,
                exec,
                provider.map(AuthProvider::lasting));
    }
}
