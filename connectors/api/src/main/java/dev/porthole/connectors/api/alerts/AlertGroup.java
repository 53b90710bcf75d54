package dev.porthole.connectors.api.alerts;

import dev.porthole.connectors.api.Labels;
import java.util.List;

/** Alerts that Alertmanager notifies of together. */
public record AlertGroup(Labels labels, String receiver, List<Alert> alerts) {
    public AlertGroup {
        alerts = List.copyOf(alerts);
    }
}
