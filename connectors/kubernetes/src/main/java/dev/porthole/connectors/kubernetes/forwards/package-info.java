/** Ports of the cluster that a person asked for, on this machine. */
@NullMarked
package dev.porthole.connectors.kubernetes.forwards;

import org.jspecify.annotations.NullMarked;
