package dev.porthole.connectors.http.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP request that turns a connection into a WebSocket (RFC 6455, section 4). Nothing is followed. */
public final class WebSocketHandshake {

    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_ERROR_BODY = 64 << 10;
    private static final int SWITCHING = 101;

    private final SecureRandom random;

    public WebSocketHandshake(SecureRandom random) {
        this.random = random;
    }

    /**
     * What the server answered.
     *
     * @param headers by lower-case name, the last of each
     * @param body of a refusal, its beginning; empty when it became a WebSocket
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /** Whether frames follow. */
        public boolean isUpgraded() {
            return status == SWITCHING;
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /**
     * Asks for an upgrade. The bytes after the head are left to whoever reads frames.
     *
     * @param uri where; its path and query are asked for
     * @param headers beside those of the handshake; line breaks in values are dropped
     * @param subprotocol that must be agreed on; empty for none
     * @throws IOException when it breaks, or what comes is no such answer
     */
    public Answer upgrade(Socket stream, URI uri, Map<String, List<String>> headers, String subprotocol)
            throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        stream.getOutputStream().write(head(uri, headers, subprotocol, key).getBytes(StandardCharsets.UTF_8));
        stream.getOutputStream().flush();
        InputStream in = stream.getInputStream();
        Map<String, String> answered = new HashMap<>();
        int status = readHead(in, answered);
        if (status != SWITCHING) {
            return new Answer(status, answered, in.readNBytes(length(answered)));
        }
        boolean agreed = subprotocol.isEmpty() || subprotocol.equals(answered.get("sec-websocket-protocol"));
        if (!accept(key).equals(answered.get("sec-websocket-accept")) || !agreed) {
            throw new NotAWebSocket("no WebSocket of subprotocol " + subprotocol);
        }
        return new Answer(status, answered, new byte[0]);
    }

    /** An answer came, but not one of this protocol. */
    public static final class NotAWebSocket extends IOException {
        private static final long serialVersionUID = 1L;

        NotAWebSocket(String message) {
            super(message);
        }
    }

    private static String head(URI uri, Map<String, List<String>> headers, String subprotocol, String key) {
        @Nullable String query = uri.getRawQuery();
        String authority = uri.getRawAuthority();
        var head = new StringBuilder("GET ")
                .append(uri.getRawPath())
                .append(query == null ? "" : "?" + query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(authority.substring(authority.lastIndexOf('@') + 1))
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: ")
                .append(key)
                .append("\r\nUser-Agent: Porthole\r\n");
        if (!subprotocol.isEmpty()) {
            head.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
        }
        headers.forEach((name, values) -> values.forEach(
                value -> head.append(name).append(": ").append(line(value)).append("\r\n")));
        return head.append("\r\n").toString();
    }

    private static String line(String header) {
        return header.replaceAll("[\\r\\n]", "");
    }

    private static int readHead(InputStream input, Map<String, String> headers) throws IOException {
        var line = new StringBuilder();
        int status = -1;
        for (int count = 0; count < MAX_HEAD; count++) {
            // Byte by byte: what follows the head belongs to the first frame.
            int c = input.read();
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().strip();
            line.setLength(0);
            if (status < 0) {
                status = status(text);
            } else if (text.isEmpty()) {
                return status;
            } else {
                int colon = text.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            text.substring(0, colon).toLowerCase(Locale.ROOT),
                            text.substring(colon + 1).strip());
                }
            }
        }
        throw new NotAWebSocket("the answer's head is too long");
    }

    private static int status(String line) throws NotAWebSocket {
        String[] words = line.split(" ", 3);
        if (words.length >= 2 && words[0].startsWith("HTTP/1.") && words[1].matches("\\d{3}")) {
            return Integer.parseInt(words[1]);
        }
        throw new NotAWebSocket("not an HTTP answer");
    }

    private static int length(Map<String, String> headers) {
        String length = headers.getOrDefault("content-length", "");
        return length.matches("\\d{1,9}") ? Math.min(MAX_ERROR_BODY, Integer.parseInt(length)) : 0;
    }

    private static String accept(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
