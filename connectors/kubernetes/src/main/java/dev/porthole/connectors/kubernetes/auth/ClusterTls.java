package dev.porthole.connectors.kubernetes.auth;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.tls.Pem;
import dev.porthole.connectors.http.tls.PemException;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import java.util.Optional;

/**
 * What a context says of TLS, for the transport: the authority that it names is the only one trusted, and one that cannot
 * be read is never replaced by the machine's own. Files are read at each call, for they are renewed.
 */
public final class ClusterTls {

    private final ClusterContext context;
    private final PemText pem;

    public ClusterTls(ClusterContext context) {
        this.context = context;
        this.pem = new PemText(context.name());
    }

    /**
     * @param issued by a credential plugin; it counts instead of the kubeconfig's own
     * @throws CredentialException when an authority, certificate or key cannot be used; it names the file
     */
    public Tls with(Optional<ClientCertificate> issued) throws CredentialException {
        ApiEndpoint cluster = context.cluster();
        return new Tls(
                authority(cluster),
                issued.isPresent() ? Optional.of(identity(issued.get())) : identity(context.user()),
                Optional.of(cluster.tlsServerName()).filter(name -> !name.isEmpty()),
                !cluster.insecure());
    }

    private Optional<String> authority(ApiEndpoint cluster) throws CredentialException {
        Optional<String> text = pem.authority(cluster);
        if (text.isPresent()) {
            try {
                new Pem(text.get()).authorities();
            } catch (PemException e) {
                String place = PemText.place(cluster.authority(), "certificate-authority-data");
                throw new CredentialException(
                        new Failure.TlsRejected(context.name(), Detail.of("auth.authority", place, e.why())));
            }
        }
        return text;
    }

    private Optional<Tls.Identity> identity(UserAuth user) throws CredentialException {
        Optional<String> certificate = pem.certificate(user);
        Optional<Secret> key = pem.key(user);
        return certificate.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(checked(
                        new Tls.Identity(certificate.get(), key.get()),
                        PemText.place(user.certificate(), "client-certificate-data"),
                        PemText.place(user.key(), "client-key-data")));
    }

    private Tls.Identity identity(ClientCertificate issued) throws CredentialException {
        return checked(new Tls.Identity(issued.certificate(), issued.key()), "clientCertificateData", "clientKeyData");
    }

    private Tls.Identity checked(Tls.Identity identity, String certificate, String key) throws CredentialException {
        Pem chain = new Pem(identity.certificates());
        Pem secret = new Pem(identity.privateKey().reveal());
        try {
            chain.certificates();
        } catch (PemException e) {
            throw unusable(Detail.of("auth.certificate", certificate, e.why()));
        }
        try {
            if (!secret.isKeyOf(chain.certificates().getFirst())) {
                throw unusable(Detail.of("auth.mismatch", key, certificate));
            }
        } catch (PemException e) {
            throw unusable(Detail.of("auth.key", key, e.why()));
        }
        return identity;
    }

    private CredentialException unusable(Detail why) {
        return new CredentialException(new Failure.Unauthorized(context.name(), why));
    }
}
