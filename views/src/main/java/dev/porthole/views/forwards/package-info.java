/** Ports of the cluster that a person brought to this machine. */
@NullMarked
package dev.porthole.views.forwards;

import org.jspecify.annotations.NullMarked;
