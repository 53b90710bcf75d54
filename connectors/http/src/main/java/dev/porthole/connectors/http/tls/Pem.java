package dev.porthole.connectors.http.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys (PKCS#8, and OpenSSL's older RSA and EC forms) from PEM text. */
public record Pem(String text) {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (|RSA |EC )PRIVATE KEY-----([^-]+)-----END \\1PRIVATE KEY-----");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int PARAMETERS = 0xA0;

    public List<X509Certificate> certificates() throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found =
                factory.generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (found.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return found;
    }

    public PrivateKey privateKey() throws GeneralSecurityException {
        Matcher key = KEY.matcher(text);
        if (!key.find()) {
            throw new GeneralSecurityException("there is no private key in it that can be read without a password");
        }
        byte[] der = bytes(key.group(2));
        return switch (key.group(1)) {
            case "RSA " -> parsed("RSA", wrapped(RSA, der));
            case "EC " -> parsed("EC", wrapped(element(SEQUENCE, EC, curve(der)), der));
            default -> anyOf(der);
        };
    }

    private static byte[] bytes(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new GeneralSecurityException("the private key is not base64");
        }
    }

    private static PrivateKey anyOf(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return parsed(algorithm, pkcs8);
            } catch (InvalidKeySpecException another) {
                // The next algorithm is tried; the exception says nothing but that it is not this one.
                continue;
            }
        }
        throw new GeneralSecurityException("the private key is of an unknown kind");
    }

    private static PrivateKey parsed(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** PKCS#8 around a key of an older form. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, key));
    }

    /** The curve's object id out of an ECPrivateKey (RFC 5915): version, key, [0] parameters. */
    private static byte[] curve(byte[] der) throws GeneralSecurityException {
        for (int i = 2; i + 2 < der.length; i++) {
            int length = der[i + 1];
            boolean parameters = (der[i] & 0xFF) == PARAMETERS && der[i + 2] == OBJECT_ID;
            if (parameters && length > 2 && i + 2 + length <= der.length && der[i + 3] == length - 2) {
                return java.util.Arrays.copyOfRange(der, i + 2, i + 2 + length);
            }
        }
        throw new GeneralSecurityException("the private key does not name its curve");
    }

    private static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() < 0x80) {
            out.write(content.size());
        } else {
            out.write(0x82);
            out.write(content.size() >> 8);
            out.write(content.size());
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
