package dev.porthole.connectors.api.metrics;

import java.time.Instant;

/**
 * An expression evaluated at one moment.
 *
 * @param expression in the source's own language (PromQL)
 */
public record InstantQuery(String expression, Instant at) {}
