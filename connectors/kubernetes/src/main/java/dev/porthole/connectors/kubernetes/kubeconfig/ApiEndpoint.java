package dev.porthole.connectors.kubernetes.kubeconfig;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an API server is and how it is trusted: a cluster of a kubeconfig.
 *
 * @param caData base64 of PEM; wins over {@code caFile}
 * @param insecure its certificate is not checked, because the file says so
 * @param tlsServerName the name its certificate must be for; empty for the host of {@code server}
 */
public record ApiEndpoint(
        String name,
        URI server,
        Optional<Path> caFile,
        String caData,
        boolean insecure,
        String tlsServerName,
        Optional<URI> proxy) {}
