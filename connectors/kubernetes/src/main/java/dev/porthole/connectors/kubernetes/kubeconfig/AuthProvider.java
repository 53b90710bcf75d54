package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.http.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The older way to log in: {@code users[].user.auth-provider} of a kubeconfig, of which kubectl still knows
 * {@code oidc}.
 *
 * @param user whose login it is
 * @param file that it stands in, where new tokens belong
 */
public record AuthProvider(String user, String name, Map<String, Secret> config, Path file) {

    /** The one that is still in use, and the names of its tokens. */
    public static final String OIDC = "oidc";

    public static final String ID_TOKEN = "id-token";
    public static final String REFRESH_TOKEN = "refresh-token";

    public AuthProvider {
        config = Map.copyOf(config);
    }

    /** Never empty text. */
    public Optional<Secret> value(String key) {
        return Optional.ofNullable(config.get(key))
                .filter(value -> !value.reveal().isBlank());
    }

    /** What of it stays: tokens that it renews by itself, as {@code oidc} does, are left out. */
    AuthProvider lasting() {
        if (!name.equals(OIDC)) {
            return this;
        }
        var kept = new HashMap<>(config);
        kept.remove(ID_TOKEN);
        kept.remove(REFRESH_TOKEN);
        return new AuthProvider(user, name, kept, file);
    }

    /** As the file has it now, where another program may have put newer tokens; this one when it is not there. */
    public AuthProvider asWritten() {
        return new KubeconfigMerge()
                .user(file, user)
                .flatMap(UserAuth::provider)
                .filter(now -> now.name().equals(name))
                .orElse(this);
    }
}
