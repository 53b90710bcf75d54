/**
 * HTTP to Services by way of the API server's own proxy, for those who may not open a port-forward. Called by the
 * connection to a cluster, which hands the gateway to the connectors of products. Knows none of them.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.proxy;

import org.jspecify.annotations.NullMarked;
