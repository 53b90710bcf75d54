/** Kubeconfig files: contexts, clusters and users, merged by kubectl's rules. */
@NullMarked
package dev.porthole.connectors.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;
