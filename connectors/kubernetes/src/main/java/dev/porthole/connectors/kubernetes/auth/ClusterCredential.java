package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/** Proves to one API server who we are. Calls may block while a program or a file is asked. */
public interface ClusterCredential extends AutoCloseable {

    /** The value of the {@code Authorization} header; empty when there is none to send. */
    Optional<Secret> authorization() throws CredentialException;

    /** The certificate to present, when it does not come from the kubeconfig itself. */
    Optional<ClientCertificate> certificate() throws CredentialException;

    /**
     * The server has refused {@code refused} with 401. Whether another credential may be had now; a source that was
     * asked for one a moment ago says no, so that a refused user never makes a loop.
     */
    boolean renew(Optional<Secret> refused);

    /** Stops what still runs for it. */
    @Override
    default void close() {}
}
