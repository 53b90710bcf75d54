package dev.porthole.connectors.api.alerts;

/**
 * That something was written, and where.
 *
 * @param id of the silence, which may be another one than before; empty for alerts
 * @param server which server took it, in words for a person: "svc/alertmanager:9093 in monitoring", "demo"
 */
public record Receipt(String id, String server) {}
