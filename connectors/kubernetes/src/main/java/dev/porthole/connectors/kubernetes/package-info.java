/**
 * The door to a cluster: a connection made from a kubeconfig's context, and what it gives (workloads, discovery, tunnels,
 * logs). The application calls it; how requests travel, who may log in, and how things are read stand in the rooms below.
 */
@NullMarked
package dev.porthole.connectors.kubernetes;

import org.jspecify.annotations.NullMarked;
