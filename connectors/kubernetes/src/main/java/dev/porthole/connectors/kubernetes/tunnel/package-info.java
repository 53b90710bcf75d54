/** Connections to services through the API server's port-forward. */
@NullMarked
package dev.porthole.connectors.kubernetes.tunnel;

import org.jspecify.annotations.NullMarked;
