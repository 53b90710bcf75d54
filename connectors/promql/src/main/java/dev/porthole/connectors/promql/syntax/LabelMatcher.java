package dev.porthole.connectors.promql.syntax;

import dev.porthole.connectors.api.Matcher;

/**
 * A matcher where it stands.
 *
 * @param metric whether it is a metric's name in quotes ({@code {"http.requests"}})
 * @param span all of it, without commas
 */
public record LabelMatcher(Matcher matcher, boolean metric, Span span) {}
