/**
 * RE2's regular expressions, as Prometheus has them, on Java's engine. Called by the parser and by evaluators; must not
 * know PromQL.
 */
@NullMarked
package dev.porthole.connectors.promql.regex;

import org.jspecify.annotations.NullMarked;
