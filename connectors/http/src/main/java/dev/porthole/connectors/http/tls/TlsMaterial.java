package dev.porthole.connectors.http.tls;

import dev.porthole.connectors.http.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes Java's TLS context of what is configured. */
public record TlsMaterial(Tls tls) {

    public SSLContext context() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys(), trust(), null);
        return context;
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException {
        if (tls.identity().isEmpty()) {
            return null;
        }
        Tls.Identity identity = tls.identity().get();
        return new KeyManager[] {
            new OneIdentity(
                    new Pem(identity.certificates()).certificates(),
                    new Pem(identity.privateKey().reveal()).privateKey())
        };
    }

    private TrustManager @Nullable [] trust() throws GeneralSecurityException {
        if (!tls.verified()) {
            return new TrustManager[] {new Unverified()};
        }
        if (tls.authority().isEmpty()) {
            return null;
        }
        List<X509Certificate> authorities = new Pem(tls.authority().get()).authorities();
        KeyStore store = emptyStore();
        for (X509Certificate certificate : authorities) {
            store.setCertificateEntry("authority" + store.size(), certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .map(manager -> manager instanceof X509ExtendedTrustManager java
                        ? new AuthorityTrust(java, authorities)
                        : manager)
                .toArray(TrustManager[]::new);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException impossible) {
            throw new GeneralSecurityException("an empty key store could not be made", impossible);
        }
        return store;
    }

    /** Takes any certificate: the person asked for it, and it is shown wherever the connection is. */
    private static final class Unverified extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
