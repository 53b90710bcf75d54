package dev.porthole.connectors.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that never shows itself: not in messages, logs, exceptions or {@code toString}. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value, for the one place that puts it on the wire. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
