/** Metrics in Prometheus' words: instant and range queries, series, rules. */
@NullMarked
package dev.porthole.connectors.api.metrics;

import org.jspecify.annotations.NullMarked;
