package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/**
 * A login as a chart or an operator left it.
 *
 * @param authority the certificate authority of the server, as PEM, when it lies beside it
 */
public record FoundCredential(String user, Secret password, Optional<String> authority) {}
