package dev.porthole.connectors.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Odd inputs that real clusters have given; they stand beside the tests as files. */
public final class Cases {

    private Cases() {}

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = Cases.class.getResourceAsStream("cases/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    public static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
