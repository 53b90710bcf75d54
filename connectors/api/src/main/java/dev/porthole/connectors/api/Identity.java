package dev.porthole.connectors.api;

/**
 * Who answered a probe.
 *
 * @param product the product's own name, such as "Prometheus", "VictoriaMetrics", "OpenSearch"
 * @param version as it says itself; empty when it does not say
 * @param where how it is reached, in words for a person: "svc/prometheus-server in monitoring", "localhost:9090", "demo"
 */
public record Identity(String product, String version, String where) {}
