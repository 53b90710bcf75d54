package dev.porthole.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The beginning of a body as text, up to a number of bytes; for error messages and other small answers. */
public record BodyText(int maxBytes) {

    /** UTF-8; what is not valid becomes U+FFFD. The rest of the body stays unread. */
    public String read(InputStream body) throws IOException {
        return new String(body.readNBytes(maxBytes), StandardCharsets.UTF_8);
    }
}
