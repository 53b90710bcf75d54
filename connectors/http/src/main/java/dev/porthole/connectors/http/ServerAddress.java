package dev.porthole.connectors.http;

import java.net.URI;
import java.util.Objects;

/**
 * Host and port of a server as a connection needs them. Unlike {@link URI#getHost()} it knows names with an underscore,
 * which clusters and intranets have.
 *
 * @param host a name or a literal address, an IPv6 one without brackets
 */
public record ServerAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException when there is no host in it; it does not quote the URI, which may hold a password */
    public static ServerAddress of(URI uri) {
        String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.startsWith("[") ? place.indexOf(':', place.indexOf(']')) : place.indexOf(':');
        String host = colon < 0 ? place : place.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an address without a host");
        }
        return new ServerAddress(host, colon < 0 ? usual(uri.getScheme()) : port(place.substring(colon + 1)));
    }

    private static int port(String digits) {
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : -1;
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("an address with a port that is none");
        }
        return port;
    }

    private static int usual(String scheme) {
        return switch (Objects.requireNonNullElse(scheme, "")) {
            case "http" -> 80;
            case "socks5", "socks5h" -> 1080;
            default -> 443;
        };
    }

    public boolean isLiteral() {
        return host.contains(":") || host.matches("[0-9]+(\\.[0-9]+){3}");
    }

    /** As it stands in a URL or a CONNECT request. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
