package dev.porthole.connectors.http.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in given authorities only, as strict as that of kubectl and of browsers: an authority whose time is over vouches
 * for nothing, and a server's name stands among its alternative names. Java alone takes both.
 */
final class AuthorityTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager java;
    private final List<X509Certificate> authorities;

    AuthorityTrust(X509ExtendedTrustManager java, List<X509Certificate> authorities) {
        this.java = java;
        this.authorities = List.copyOf(authorities);
    }

    private void checkFurther(X509Certificate[] chain) throws CertificateException {
        if (chain[0].getSubjectAlternativeNames() == null) {
            throw new UntrustedException("http.tls.noNames", "");
        }
        CertificateException over = null;
        for (X509Certificate authority : authorities) {
            if (vouches(authority, chain)) {
                try {
                    authority.checkValidity();
                    return;
                } catch (CertificateException outOfTime) {
                    over = new UntrustedException("http.tls.authorityNow", String.valueOf(outOfTime.getMessage()));
                }
            }
        }
        if (over != null) {
            throw over;
        }
    }

    private static boolean vouches(X509Certificate authority, X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            if (certificate.equals(authority)) {
                return true;
            }
            if (certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
                try {
                    certificate.verify(authority.getPublicKey());
                    return true;
                } catch (GeneralSecurityException another) {
                    // One of the same name; the next may be it.
                    continue;
                }
            }
        }
        return false;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        java.checkServerTrusted(chain, type, socket);
        checkFurther(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        java.checkServerTrusted(chain, type, engine);
        checkFurther(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        java.checkServerTrusted(chain, type);
        checkFurther(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        java.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        java.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        java.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
