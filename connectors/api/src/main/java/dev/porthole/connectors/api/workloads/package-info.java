/** What runs in the cluster, in Kubernetes' words: pods, containers, restarts, events. */
@NullMarked
package dev.porthole.connectors.api.workloads;

import org.jspecify.annotations.NullMarked;
