package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/** A token or password that stands in the kubeconfig, or nothing at all. */
record FixedCredential(Optional<Secret> authorization) implements ClusterCredential {

    @Override
    public Optional<ClientCertificate> certificate() {
        return Optional.empty();
    }

    @Override
    public boolean renew(Optional<Secret> refused) {
        return false;
    }
}
