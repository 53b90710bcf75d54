/**
 * RE2's regular expressions, as Prometheus and Alertmanager have them, on Java's engine. Called by whoever compares
 * labels; must not know what stands around an expression.
 */
@NullMarked
package dev.porthole.connectors.api.regex;

import org.jspecify.annotations.NullMarked;
