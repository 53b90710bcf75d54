package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.kubeconfig.AuthProvider;
import java.util.Map;
import java.util.Optional;

/**
 * The token that a provider which no program knows any more has left in the kubeconfig ({@code gcp}, {@code azure};
 * gone from kubectl since 1.26). It is used as long as it is good, and then it is said what has come in its place.
 */
final class StoredProviderToken implements ClusterCredential {

    private static final Map<String, String> SUCCESSORS =
            Map.of("gcp", "gke-gcloud-auth-plugin", "azure", "kubelogin", "openstack", "client-keystone-auth");

    private final String target;
    private final AuthProvider provider;
    private volatile boolean refused;

    StoredProviderToken(String target, AuthProvider provider) {
        this.target = target;
        this.provider = provider;
    }

    @Override
    public Optional<Secret> authorization() throws CredentialException {
        Optional<Secret> token = provider.value("access-token").or(() -> provider.value("id-token"));
        if (refused || token.isEmpty()) {
            throw new CredentialException(new Failure.Unauthorized(target, instead()));
        }
        return token.map(Credentials::bearer);
    }

    private Detail instead() {
        String successor = SUCCESSORS.get(provider.name());
        String name = new OneLineText(provider.name()).text();
        return successor == null
                ? Detail.of("auth.provider.gone", name)
                : Detail.of("auth.provider.successor", name, successor);
    }

    @Override
    public Optional<ClientCertificate> certificate() {
        return Optional.empty();
    }

    /** Not another credential, but the sentence that says what to do. */
    @Override
    public boolean renew(Optional<Secret> which) {
        boolean first = !refused;
        refused = true;
        return first;
    }
}
