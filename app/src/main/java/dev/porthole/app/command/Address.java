package dev.porthole.app.command;

import dev.porthole.connectors.http.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a server is: an http(s) URL, or {@code svc://namespace/service[:port][/prefix]} for a service in the cluster
 * that is reached through a tunnel.
 */
public sealed interface Address {

    /** Straight from this machine. Credentials in the URL are kept apart from it; no user when {@code user} is empty. */
    record Url(URI uri, String user, Secret password) implements Address {
        @Override
        public String toString() {
            return uri.toString();
        }
    }

    /** Through a tunnel. Port 0: the service's only or best one. */
    record InCluster(String namespace, String service, int port, String prefix) implements Address {}

    /**
     * Reads what a person typed.
     *
     * @throws IllegalArgumentException with a sentence for that person
     */
    static Address parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException mistake) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a URL. Write it like http://localhost:9090 or svc://monitoring/prometheus.",
                    mistake);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (scheme.equals("svc")) {
            return inCluster(uri, text);
        }
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            throw new IllegalArgumentException("\"" + text
                    + "\" has no http://, https:// or svc:// in front, or no host. Write it like"
                    + " http://localhost:9090.");
        }
        return url(uri);
    }

    private static Address inCluster(URI uri, String text) {
        String[] path = uri.getPath() == null ? new String[0] : uri.getPath().split("/", 3);
        if (uri.getHost() == null || path.length < 2 || path[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names no service. Write it like svc://monitoring/prometheus-server:80.");
        }
        String[] service = path[1].split(":", 2);
        int port;
        try {
            port = service.length == 2 ? Integer.parseInt(service[1]) : 0;
        } catch (NumberFormatException mistake) {
            throw new IllegalArgumentException("\"" + service[1] + "\" is not a port number.", mistake);
        }
        return new InCluster(uri.getHost(), service[0], port, path.length == 3 ? "/" + path[2] : "");
    }

    private static Address url(URI uri) {
        String user = "";
        String password = "";
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getUserInfo().split(":", 2);
            user = parts[0];
            password = parts.length == 2 ? parts[1] : "";
        }
        try {
            return new Url(
                    new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null),
                    user,
                    new Secret(password));
        } catch (URISyntaxException bug) {
            throw new IllegalStateException("a part of a URL that was valid is not", bug);
        }
    }
}
