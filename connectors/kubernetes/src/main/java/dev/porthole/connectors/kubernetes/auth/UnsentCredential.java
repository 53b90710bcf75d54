package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/** One that is there but must not be sent; it says why. */
record UnsentCredential(String target, Detail why) implements ClusterCredential {

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
