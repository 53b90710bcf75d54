package dev.porthole.app.alerts.telling;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.alerts.AlertSeverity;
import dev.porthole.views.alerts.HealthAlerts;
import dev.porthole.views.alerts.LocalAlerts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Alerts as they are told: each once, without those that say that alerting works. */
final class FiringAlerts {

    private static final List<String> SAID_ALREADY = List.of("alertname", "severity");

    private FiringAlerts() {}

    static List<FiringAlert> of(List<AlertGroup> groups) {
        Map<Labels, FiringAlert> all = new LinkedHashMap<>();
        for (AlertGroup group : groups) {
            for (Alert alert : group.alerts()) {
                if (!HealthAlerts.is(alert.name())) {
                    all.putIfAbsent(alert.labels(), firing(alert));
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static FiringAlert firing(Alert alert) {
        return new FiringAlert(
                alert.labels().without(List.of(LocalAlerts.SENT_BY)).toString(),
                alert.name(),
                AlertSeverity.of(alert.labels().get("severity")),
                summary(alert),
                alert.state() != Alert.State.ACTIVE);
    }

    private static String summary(Alert alert) {
        return alert.annotations()
                .findFirst("summary", "description", "message")
                .orElseGet(() -> alert.labels().without(SAID_ALREADY).asMap().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" \u00b7 ")));
    }
}
