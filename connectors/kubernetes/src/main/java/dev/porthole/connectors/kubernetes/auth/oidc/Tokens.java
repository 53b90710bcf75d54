package dev.porthole.connectors.kubernetes.auth.oidc;

import dev.porthole.connectors.http.Secret;
import java.util.Optional;

/**
 * What a login server gives.
 *
 * @param refresh the one to use next time; empty when the old one stays
 */
public record Tokens(Secret id, Optional<Secret> refresh) {}
