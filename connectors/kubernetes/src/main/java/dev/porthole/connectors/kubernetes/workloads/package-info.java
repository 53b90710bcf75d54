/** Pods, events and logs, read as streams. */
@NullMarked
package dev.porthole.connectors.kubernetes.workloads;

import org.jspecify.annotations.NullMarked;
