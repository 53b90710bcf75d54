/** Porthole and the real kubectl, given the same files. */
@NullMarked
package dev.porthole.connectors.kubernetes.kubectl;

import org.jspecify.annotations.NullMarked;
