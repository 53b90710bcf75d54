package dev.porthole.connectors.http.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates and private keys from PEM text, which may have more in it, as both in one file. */
public record Pem(String text) {

    private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};

    /** A chain, the first one ours. */
    public List<X509Certificate> certificates() throws PemException {
        List<PemBlock> blocks = certificateBlocks();
        var chain = new ArrayList<X509Certificate>();
        for (PemBlock block : blocks) {
            try {
                chain.add(certificate(block));
            } catch (CertificateException broken) {
                throw new PemException("pem.certificate");
            }
        }
        return chain;
    }

    /** All that can be read: one that cannot does not take the others along, as in Go; but one must be there. */
    public List<X509Certificate> authorities() throws PemException {
        var found = new ArrayList<X509Certificate>();
        for (PemBlock block : certificateBlocks()) {
            try {
                found.add(certificate(block));
            } catch (CertificateException broken) {
                // Passed over; if none is left, that is told.
                continue;
            }
        }
        if (found.isEmpty()) {
            throw new PemException("pem.certificate");
        }
        return found;
    }

    private List<PemBlock> certificateBlocks() throws PemException {
        List<PemBlock> all = PemBlock.in(text);
        List<PemBlock> certificates =
                all.stream().filter(PemBlock::isCertificate).toList();
        if (certificates.isEmpty()) {
            throw new PemException(all.isEmpty() ? noPem() : "pem.noCertificate");
        }
        return certificates;
    }

    /** DER begins with the tag of a sequence, which as text is a zero. */
    private String noPem() {
        if (text.contains("-----BEGIN ")) {
            return "pem.broken";
        }
        boolean binary = text.startsWith("0") && text.chars().anyMatch(point -> point < '\t' || point == '\uFFFD');
        return binary ? "pem.der" : "pem.none";
    }

    private static X509Certificate certificate(PemBlock block) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
    }

    public PrivateKey privateKey() throws PemException {
        List<PemBlock> all = PemBlock.in(text);
        List<PemBlock> keys = all.stream().filter(PemBlock::isKey).toList();
        if (keys.isEmpty()) {
            throw new PemException(all.isEmpty() ? noPem() : "pem.noKey");
        }
        PemBlock key = keys.getFirst();
        if (key.isEncrypted()) {
            throw new PemException("pem.encrypted");
        }
        return new PrivateKeyForm(key.der()).key();
    }

    /** Whether this text's key and a certificate belong together: one proves what the other has signed. */
    public boolean isKeyOf(X509Certificate certificate) throws PemException {
        PrivateKey key = privateKey();
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (InvalidKeyException | java.security.SignatureException another) {
            return false;
        } catch (GeneralSecurityException unknown) {
            throw new PemException("pem.unknownKey");
        }
    }
}
