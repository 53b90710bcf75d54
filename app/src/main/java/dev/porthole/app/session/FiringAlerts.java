package dev.porthole.app.session;

import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.views.alerts.AlertSeverity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The alerts that fire and are nobody's yet: neither silenced nor inhibited, critical ones first. */
public final class FiringAlerts {

    /** Alerts about the alerting itself, which always fire when all is well. */
    private static final Set<String> HEALTH = Set.of("Watchdog", "InfoInhibitor");

    private FiringAlerts() {}

    public static List<Alert> of(List<AlertGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.alerts().stream())
                .filter(alert -> alert.state() == Alert.State.ACTIVE && !HEALTH.contains(alert.name()))
                .distinct()
                .sorted(Comparator.comparing(FiringAlerts::severity, Comparator.reverseOrder())
                        .thenComparing(Alert::startsAt))
                .toList();
    }

    public static Severity severity(Alert alert) {
        return AlertSeverity.of(alert.labels().get("severity"));
    }
}
