/**
 * The login server of OpenID Connect: a refresh token for new tokens, and when those expire. The room of credentials
 * calls it; it knows nothing of clusters, and writes nothing.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.auth.oidc;

import org.jspecify.annotations.NullMarked;
