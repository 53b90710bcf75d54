package dev.porthole.connectors.kubernetes.kubeconfig;

import dev.porthole.connectors.api.text.OneLineText;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.UnreadableException;
import dev.porthole.connectors.kubernetes.kubeconfig.yaml.YamlFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a cluster, and refuses one that kubectl would not connect to (client-go, clientcmd/validation.go). */
record ClusterReader(Path file) {

    private static final String PLUGIN_CONFIG = "client.authentication.k8s.io/exec";
    private static final Set<String> PROXIES = Set.of("http", "https", "socks5");

    Entry<ApiEndpoint> read(String name, YamlFields cluster) throws UnreadableException {
        String said = new OneLineText(name).text();
        PemSource authority = new FieldValues(cluster, file).pem("certificate-authority");
        boolean insecure = cluster.flag("insecure-skip-tls-verify");
        String serverName = cluster.text("tls-server-name");
        String server = cluster.text("server");
        String proxy = cluster.text("proxy-url");
        String config = pluginConfig(cluster);
        if (server.isEmpty()) {
            return Entry.refused("kubeconfig.noServer", said);
        }
        if (authority.isGivenTwice()) {
            return Entry.refused("kubeconfig.twoAuthorities", said);
        }
        if (authority.isGiven() && insecure) {
            return Entry.refused("kubeconfig.insecureAuthority", said);
        }
        if (uri(server).filter(ClusterReader::isWeb).isEmpty() && (authority.isGiven() || insecure)) {
            return Entry.refused("kubeconfig.noScheme", said);
        }
        Optional<URI> address = address(server);
        if (address.isEmpty()) {
            return Entry.refused("kubeconfig.server", said);
        }
        Optional<URI> via = Optional.of(proxy).filter(url -> !url.isEmpty()).flatMap(ClusterReader::proxy);
        if (via.isEmpty() && !proxy.isEmpty()) {
            return Entry.refused("kubeconfig.proxy", said);
        }
        return Entry.of(new ApiEndpoint(name, address.get(), authority, insecure, serverName, via, config));
    }

    /** What the cluster's extension of that name has for credential plugins (client-go, tools/clientcmd/api/types.go). */
    private static String pluginConfig(YamlFields cluster) throws UnreadableException {
        for (YamlFields extension : cluster.list("extensions")) {
            if (extension.text("name").equals(PLUGIN_CONFIG) && extension.has("extension")) {
                return extension.json("extension");
            }
        }
        return "";
    }

    /** Without a scheme it is plain http, for kubectl too. */
    private static Optional<URI> address(String server) {
        Optional<URI> whole = uri(server).filter(ClusterReader::isWeb);
        if (whole.isPresent() || server.contains("://")) {
            return whole;
        }
        return uri("http://" + server)
                .filter(ClusterReader::isWeb)
                .filter(uri -> uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    private static boolean isWeb(URI uri) {
        String scheme = scheme(uri);
        return hasHost(uri) && (scheme.equals("https") || scheme.equals("http"));
    }

    /** Java's own host is null for a name with an underscore, which is a name all the same. */
    private static boolean hasHost(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String host = authority.substring(authority.indexOf('@') + 1);
        return !host.isEmpty() && !host.startsWith(":");
    }

    private static Optional<URI> proxy(String url) {
        return uri(url).filter(uri -> hasHost(uri) && PROXIES.contains(scheme(uri)));
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme();
    }

    /** With its scheme in small letters, as everybody compares it. */
    private static Optional<URI> uri(String text) {
        int scheme = Math.max(0, text.indexOf(':'));
        try {
            return Optional.of(new URI(text.substring(0, scheme).toLowerCase(Locale.ROOT) + text.substring(scheme)));
        } catch (URISyntaxException none) {
            // Not told with the text: it may hold a password.
            return Optional.empty();
        }
    }
}
