package dev.porthole.app.command;

import dev.porthole.app.yaml.Typed;
import dev.porthole.connectors.http.Secret;
import dev.porthole.views.i18n.Phrase;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a server is: an http(s) URL, or {@code svc://namespace/service[:port][/prefix]} for a service in the cluster
 * that is reached through a tunnel.
 */
public sealed interface Address {

    /** The highest port number there is. */
    int LAST_PORT = 65_535;

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
     * @throws WrongInput with a sentence for that person, in which no password stands
     */
    static Address parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException mistake) {
            throw wrong("malformed", text);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("svc")) {
            if (text.contains("@")) {
                throw wrong("service", text);
            }
            return inCluster(uri, text);
        }
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            throw wrong("scheme", text);
        }
        if (isLoginCut(uri)) {
            throw wrong("login", text);
        }
        if (uri.getPort() > LAST_PORT || uri.getPort() == 0) {
            throw new WrongInput(Phrase.of("terminal.address.port", Integer.toString(uri.getPort())));
        }
        return url(uri);
    }

    /** A slash, a question mark or a number sign in a password ends the host too early: what follows is no path. */
    private static boolean isLoginCut(URI uri) {
        String rest = uri.getRawSchemeSpecificPart() + (uri.getRawFragment() == null ? "" : uri.getRawFragment());
        String authority = uri.getRawAuthority();
        return rest.substring(2 + authority.length()).contains("@");
    }

    private static WrongInput wrong(String what, String text) {
        return new WrongInput(Phrase.of("terminal.address." + what, new Typed(text).shown()));
    }

    private static Address inCluster(URI uri, String text) {
        String[] path = uri.getPath() == null ? new String[0] : uri.getPath().split("/", 3);
        if (uri.getHost() == null || path.length < 2 || path[1].isEmpty()) {
            throw wrong("service", text);
        }
        String[] service = path[1].split(":", 2);
        int port = 0;
        if (service.length == 2) {
            try {
                port = Integer.parseInt(service[1]);
            } catch (NumberFormatException mistake) {
                port = -1;
            }
            if (port <= 0 || port > LAST_PORT) {
                throw new WrongInput(Phrase.of("terminal.address.port", new Typed(service[1]).shown()));
            }
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
