@NullMarked
package dev.porthole.connectors.promql;

import org.jspecify.annotations.NullMarked;
