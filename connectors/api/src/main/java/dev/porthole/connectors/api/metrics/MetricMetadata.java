package dev.porthole.connectors.api.metrics;

/** What is said of a metric where it is scraped: its type ("counter", "gauge", ...), help text and unit. */
public record MetricMetadata(String name, String type, String help, String unit) {}
