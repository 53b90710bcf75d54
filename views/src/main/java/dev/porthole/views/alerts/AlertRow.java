package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An alert as a row.
 *
 * @param severityText the label's own word; empty when it has none
 * @param summary what its rule says of it, or its telling labels
 */
public record AlertRow(
        String id,
        String name,
        Severity severity,
        String severityText,
        boolean pending,
        String summary,
        Instant since,
        Labels labels) {

    private static final String LOCAL = "local ";
    private static final List<String> NOT_TELLING =
            List.of("alertname", "severity", "prometheus", "receive", "tenant_id", "prometheus_replica");

    static AlertRow of(Alert alert) {
        String id = (LocalAlerts.is(alert) ? LOCAL : "") + alert.fingerprint();
        return row(id, alert.name(), false, alert.startsAt(), alert.labels(), alert.annotations());
    }

    static AlertRow of(Rule.Alerting rule, Rule.ActiveAlert alert, Instant now) {
        Instant since = alert.activeAt() == null ? now : alert.activeAt();
        return row(
                (LocalAlerts.is(rule) ? LOCAL : "") + "pending " + rule.name() + alert.labels(),
                rule.name(),
                true,
                since,
                alert.labels(),
                alert.annotations());
    }

    /** Whether it is evaluated here. */
    boolean local() {
        return id.startsWith(LOCAL);
    }

    private static AlertRow row(
            String id, String name, boolean pending, Instant since, Labels labels, Labels annotations) {
        String word = labels.get("severity");
        return new AlertRow(
                id, name, AlertSeverity.of(word), word, pending, summary(labels, annotations), since, labels);
    }

    private static String summary(Labels labels, Labels annotations) {
        return annotations
                .findFirst("summary", "description", "message")
                .orElseGet(() -> labels.without(NOT_TELLING).asMap().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" \u00b7 ")));
    }
}
