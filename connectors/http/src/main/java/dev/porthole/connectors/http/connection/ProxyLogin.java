package dev.porthole.connectors.http.connection;

import dev.porthole.connectors.http.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who we are to a proxy: the user info of its URL.
 *
 * @param user empty for nobody
 */
public record ProxyLogin(String user, Secret password) {

    public static ProxyLogin of(URI proxy) {
        String authority = proxy.getRawAuthority() == null ? "" : proxy.getRawAuthority();
        int at = authority.lastIndexOf('@');
        String[] parts = authority.substring(0, Math.max(0, at)).split(":", 2);
        return new ProxyLogin(decoded(parts[0]), new Secret(parts.length > 1 ? decoded(parts[1]) : ""));
    }

    public boolean isGiven() {
        return !user.isEmpty();
    }

    /** For a {@code Proxy-Authorization} header. */
    public String header() {
        String pair = user + ":" + password.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Percent escapes only: a plus is a plus here. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
