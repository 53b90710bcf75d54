package dev.porthole.app.session;

import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.alerts.AlertSeverity;
import dev.porthole.views.alerts.HealthAlerts;
import java.util.Comparator;
import java.util.List;

/** The alerts that fire and are nobody's yet: neither silenced nor inhibited, critical ones first. */
public final class FiringAlerts {

    private FiringAlerts() {}

    public static List<Alert> of(List<AlertGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.alerts().stream())
                .filter(alert -> alert.state() == Alert.State.ACTIVE && !HealthAlerts.is(alert.name()))
                .distinct()
                .sorted(Comparator.comparing(FiringAlerts::severity, Comparator.reverseOrder())
                        .thenComparing(Alert::startsAt))
                .toList();
    }

    public static Severity severity(Alert alert) {
        return AlertSeverity.of(alert.labels().get("severity"));
    }
}
