/** Ports of the cluster, brought to this machine. */
@NullMarked
package dev.porthole.connectors.api.forwards;

import org.jspecify.annotations.NullMarked;
