/**
 * Kubeconfig files: contexts, clusters and users, read and merged by kubectl's rules, and watched. The application and
 * the rooms of servers and credentials call it; it knows nothing of connections, and runs no plugin.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;
