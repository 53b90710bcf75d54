package dev.porthole.connectors.kubernetes.discovery;

/** What a Service may be in front of, by the protocol it speaks. */
public enum ServiceKind {
    /** Prometheus, or what answers its API: Thanos, Mimir, VictoriaMetrics. */
    PROMETHEUS,
    ALERTMANAGER,
    /** Elasticsearch or OpenSearch. */
    ELASTICSEARCH,
    /** Kibana or OpenSearch Dashboards. */
    KIBANA,
    GRAFANA
}
