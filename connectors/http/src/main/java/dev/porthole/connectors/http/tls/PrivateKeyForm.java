package dev.porthole.connectors.http.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a private key: PKCS#8 (RFC 5208), or OpenSSL's older forms, PKCS#1 (RFC 8017) for RSA and SEC1 (RFC 5915)
 * for EC, which Java reads once PKCS#8 is put around them. Whatever its label says, each is tried, as in Go.
 */
final class PrivateKeyForm {

    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int PARAMETERS = 0xA0;

    private final byte[] der;

    PrivateKeyForm(byte[] der) {
        this.der = der.clone();
    }

    PrivateKey key() throws PemException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            Optional<PrivateKey> key = read(algorithm, der);
            if (key.isPresent()) {
                return key.get();
            }
        }
        return read("RSA", wrapped(RSA))
                .or(() -> curve().flatMap(curve -> read("EC", wrapped(element(SEQUENCE, EC, curve)))))
                .orElseThrow(() -> new PemException("pem.unknownKey"));
    }

    private static Optional<PrivateKey> read(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException another) {
            // It says nothing but that it is not of this kind.
            return Optional.empty();
        }
    }

    private byte[] wrapped(byte[] algorithm) {
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, der));
    }

    /** The curve's object id out of an ECPrivateKey: version, key, [0] parameters. */
    private Optional<byte[]> curve() {
        for (int i = 2; i + 3 < der.length; i++) {
            int length = der[i + 1];
            boolean parameters = (der[i] & 0xFF) == PARAMETERS && der[i + 2] == OBJECT_ID;
            if (parameters && length > 2 && i + 2 + length <= der.length && der[i + 3] == length - 2) {
                return Optional.of(Arrays.copyOfRange(der, i + 2, i + 2 + length));
            }
        }
        return Optional.empty();
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
