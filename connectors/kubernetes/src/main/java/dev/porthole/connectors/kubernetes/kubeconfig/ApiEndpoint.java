package dev.porthole.connectors.kubernetes.kubeconfig;

import java.net.URI;
import java.util.Optional;

/**
 * Where an API server is and how it is trusted: a cluster of a kubeconfig.
 *
 * @param authority the only certificates that are trusted for it; those of the machine when none are given
 * @param insecure its certificate is not checked, because the file says so
 * @param tlsServerName the name its certificate must be for; empty for the host of {@code server}
 * @param pluginConfig JSON that a credential plugin gets with the cluster's facts; empty when none stands there
 */
public record ApiEndpoint(
        String name,
        URI server,
        PemSource authority,
        boolean insecure,
        String tlsServerName,
        Optional<URI> proxy,
        String pluginConfig) {

    /** Without anything for a plugin. */
    public ApiEndpoint(
            String name, URI server, PemSource authority, boolean insecure, String tlsServerName, Optional<URI> proxy) {
        this(name, server, authority, insecure, tlsServerName, proxy, "");
    }

    /** The server's address, by the name that its certificate must be for. */
    public URI named() {
        if (tlsServerName.isEmpty()) {
            return server;
        }
        String port = server.getPort() >= 0 ? ":" + server.getPort() : "";
        String path = server.getRawPath() == null ? "" : server.getRawPath();
        return URI.create(server.getScheme() + "://" + tlsServerName + port + path);
    }

    public static boolean isSocks(URI proxy) {
        return proxy.getScheme() != null && proxy.getScheme().startsWith("socks");
    }
}
