@NullMarked
package dev.porthole.connectors.http;

import org.jspecify.annotations.NullMarked;
