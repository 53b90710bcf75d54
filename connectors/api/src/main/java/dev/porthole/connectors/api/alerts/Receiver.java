package dev.porthole.connectors.api.alerts;

/** Where Alertmanager sends notifications to, by name. */
public record Receiver(String name) {}
