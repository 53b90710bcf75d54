@NullMarked
package dev.porthole.connectors.demo;

import org.jspecify.annotations.NullMarked;
