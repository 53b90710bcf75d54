@NullMarked
package dev.porthole.connectors.prometheus;

import org.jspecify.annotations.NullMarked;
