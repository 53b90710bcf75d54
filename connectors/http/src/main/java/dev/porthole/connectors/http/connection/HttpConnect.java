package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.http.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks an HTTP proxy to lead on (RFC 9110, section 9.3.6). */
record HttpConnect(ServerAddress proxy, ProxyLogin login) {

    private static final int MAX_HEAD = 16 << 10;
    private static final int LOGIN = 407;
    private static final int FORBIDDEN = 403;

    void lead(Socket socket, ServerAddress server) throws IOException {
        String authorization = login.isGiven() ? "Proxy-Authorization: " + login.header() + "\r\n" : "";
        socket.getOutputStream()
                .write(("CONNECT " + server + " HTTP/1.1\r\nHost: " + server + "\r\nUser-Agent: Porthole\r\n"
                                + authorization + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        int status = status(socket.getInputStream());
        if (status / 100 != 2) {
            throw switch (status) {
                case LOGIN ->
                    new ProxyException(
                            login.isGiven() ? "http.proxy.login.refused" : "http.proxy.login", proxy.toString());
                case FORBIDDEN -> new ProxyException("http.proxy.forbids", proxy.toString(), server.toString());
                default ->
                    new ProxyException(
                            "http.proxy.status", proxy.toString(), server.toString(), String.valueOf(status));
            };
        }
    }

    /** Reads the head of the answer, and not a byte more: what follows is the server's. */
    private int status(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new ProxyException("http.proxy.closed", proxy.toString());
            }
            head.append((char) next);
        }
        String[] words = head.substring(0, Math.max(0, head.indexOf("\r\n"))).split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new ProxyException("http.proxy.notHttp", proxy.toString());
        }
        return Integer.parseInt(words[1]);
    }
}
