/** Which service of a cluster is which product. */
@NullMarked
package dev.porthole.connectors.kubernetes.discovery;

import org.jspecify.annotations.NullMarked;
