package dev.porthole.connectors.http.tls;

import dev.porthole.connectors.http.ServerAddress;
import dev.porthole.connectors.http.Tls;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/** Puts TLS over a connected socket, as a {@link Tls} says, and checks whose certificate it is. */
public final class TlsLayer {

    private final Tls tls;
    private final SSLContext context;

    /** @throws GeneralSecurityException when certificates or key cannot be used; its text quotes nothing of them */
    public TlsLayer(Tls tls) throws GeneralSecurityException {
        this.tls = tls;
        this.context = new TlsMaterial(tls).context();
    }

    /** Done with its handshake; closing it closes {@code socket}. */
    public SSLSocket over(Socket socket, ServerAddress server) throws IOException {
        String name = tls.serverName().orElse(server.host());
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, name, server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        // Java calls such names illegal in a certificate's check, and other libraries do not.
        boolean odd = name.contains("_");
        if (tls.verified() && !odd) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!new ServerAddress(name, server.port()).isLiteral()) {
            // Also for names without a dot, which Java leaves out of the hello by itself; as bytes, which may hold "_".
            parameters.setServerNames(List.of(new SNIHostName(name.getBytes(StandardCharsets.UTF_8))));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        if (tls.verified() && odd) {
            new DefaultHostnameVerifier()
                    .verify(name, (X509Certificate) secured.getSession().getPeerCertificates()[0]);
        }
        return secured;
    }
}
