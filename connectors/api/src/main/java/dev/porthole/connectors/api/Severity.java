package dev.porthole.connectors.api;

/** How bad it is, from fine to worst; the order is the rank. */
public enum Severity {
    OK,
    INFO,
    WARNING,
    CRITICAL
}
