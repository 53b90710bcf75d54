package dev.porthole.app.alerts.alarms.file;

/** As what alarms are exported. */
public enum RulesFormat {
    /** A file of rules for Prometheus. */
    RULES,
    /** A resource of Kubernetes for the Prometheus operator. */
    PROMETHEUSRULE
}
