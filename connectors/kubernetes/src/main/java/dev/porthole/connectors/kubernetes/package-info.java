/** Clusters from kubeconfigs: contexts, connections, and what they give: workloads, discovery, tunnels. */
@NullMarked
package dev.porthole.connectors.kubernetes;

import org.jspecify.annotations.NullMarked;
