@NullMarked
package dev.porthole.connectors.elastic;

import org.jspecify.annotations.NullMarked;
