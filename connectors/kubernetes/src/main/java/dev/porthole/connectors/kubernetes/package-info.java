@NullMarked
package dev.porthole.connectors.kubernetes;

import org.jspecify.annotations.NullMarked;
