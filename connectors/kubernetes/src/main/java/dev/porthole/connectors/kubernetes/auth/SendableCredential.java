package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/**
 * Holds back what cannot stand in a header, as a token with a line break in its middle: an HTTP client would refuse it
 * too, but quote it.
 */
record SendableCredential(String target, ClusterCredential credential) implements ClusterCredential {

    @Override
    public Optional<Secret> authorization() throws CredentialException {
        Optional<Secret> header = credential.authorization();
        if (header.isPresent() && !header.get().reveal().chars().allMatch(SendableCredential::isPrintable)) {
            throw new CredentialException(new Failure.Unauthorized(target, Detail.of("auth.unsendable")));
        }
        return header;
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character <= '~';
    }

    @Override
    public Optional<ClientCertificate> certificate() throws CredentialException {
        return credential.certificate();
    }

    @Override
    public boolean renew(Optional<Secret> refused) {
        return credential.renew(refused);
    }

    @Override
    public void close() {
        credential.close();
    }
}
