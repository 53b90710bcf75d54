package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The HTTP request that turns a connection into a WebSocket (RFC 6455, section 4). */
final class WebSocketHandshake {

    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_ERROR_BODY = 64 << 10;
    private static final int SWITCHING = 101;

    private final ApiFailures failures;
    private final SecureRandom random;

    WebSocketHandshake(ApiFailures failures, SecureRandom random) {
        this.failures = failures;
        this.random = random;
    }

    void upgrade(
            Socket socket,
            URI uri,
            ApiRequest request,
            String subprotocol,
            Optional<Secret> authorization,
            Deadline deadline)
            throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        String head = "GET " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Protocol: " + subprotocol + "\r\n"
                + "User-Agent: porthole\r\n"
                + authorization
                        .map(secret -> "Authorization: " + line(secret.reveal()) + "\r\n")
                        .orElse("")
                + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();

        InputStream input = socket.getInputStream();
        Map<String, String> answer = new HashMap<>();
        int status = readHead(input, socket, deadline, answer);
        if (status != SWITCHING) {
            byte[] body = input.readNBytes(length(answer));
            throw failures.answered(request, status, body, answer.get("retry-after"));
        }
        if (!accept(key).equals(answer.get("sec-websocket-accept"))
                || !subprotocol.equals(answer.get("sec-websocket-protocol"))) {
            throw new ApiException(
                    new Failure.Unparseable(failures.target(), "no WebSocket of subprotocol " + subprotocol), status);
        }
    }

    private static String line(String header) {
        return header.replaceAll("[\\r\\n]", "");
    }

    private int readHead(InputStream input, Socket socket, Deadline deadline, Map<String, String> headers)
            throws IOException {
        var line = new StringBuilder();
        int status = -1;
        for (int count = 0; count < MAX_HEAD; count++) {
            socket.setSoTimeout(ServerSocketConnector.millis(deadline));
            // Byte by byte: what follows the head belongs to the first frame.
            int c = input.read();
            if (c < 0) {
                throw new IOException("the server closed the connection");
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
        throw new IOException("the answer's head is too long");
    }

    private int status(String line) throws ApiException {
        String[] words = line.split(" ", 3);
        if (words.length >= 2 && words[0].startsWith("HTTP/1.") && words[1].matches("\\d{3}")) {
            return Integer.parseInt(words[1]);
        }
        throw new ApiException(new Failure.Unparseable(failures.target(), "not an HTTP answer"), 0);
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
