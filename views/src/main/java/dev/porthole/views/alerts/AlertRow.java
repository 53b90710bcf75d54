package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        Standing standing,
        String summary,
        Instant since,
        Labels labels) {

    /** How far it has come, or what keeps it from its receivers. */
    public enum Standing {
        FIRING,
        PENDING,
        SILENCED,
        INHIBITED
    }

    private static final String LOCAL = "local ";
    private static final List<String> NOT_TELLING =
            List.of("alertname", "severity", "prometheus", "receive", "tenant_id", "prometheus_replica");

    static AlertRow of(Alert alert) {
        String id = (LocalAlerts.is(alert) ? LOCAL : "") + alert.fingerprint();
        return row(id, alert.name(), standing(alert), alert.startsAt(), alert.labels(), alert.annotations());
    }

    static AlertRow of(Rule.Alerting rule, Rule.ActiveAlert alert, Instant now) {
        Instant since = alert.activeAt() == null ? now : alert.activeAt();
        return row(
                (LocalAlerts.is(rule) ? LOCAL : "") + "pending " + rule.name() + alert.labels(),
                rule.name(),
                Standing.PENDING,
                since,
                alert.labels(),
                alert.annotations());
    }

    private static Standing standing(Alert alert) {
        if (!alert.silencedBy().isEmpty()) {
            return Standing.SILENCED;
        }
        return alert.inhibitedBy().isEmpty() && alert.mutedBy().isEmpty() ? Standing.FIRING : Standing.INHIBITED;
    }

    /** Whether it waits to fire. */
    public boolean pending() {
        return standing == Standing.PENDING;
    }

    /** Whether each of the words is in what it says and in its labels; one with a minus before it must not be. */
    boolean matches(List<String> words) {
        String text = (name + ' ' + severityText + ' ' + summary + ' ' + labels.asMap()).toLowerCase(Locale.ROOT);
        return words.stream()
                .allMatch(word -> word.startsWith("-") && word.length() > 1
                        ? !text.contains(word.substring(1))
                        : text.contains(word));
    }

    /** Whether it is evaluated here. */
    boolean local() {
        return id.startsWith(LOCAL);
    }

    private static AlertRow row(
            String id, String name, Standing standing, Instant since, Labels labels, Labels annotations) {
        String word = labels.get("severity");
        return new AlertRow(
                id, name, AlertSeverity.of(word), word, standing, summary(labels, annotations), since, labels);
    }

    private static String summary(Labels labels, Labels annotations) {
        return annotations
                .findFirst("summary", "description", "message")
                .orElseGet(() -> labels.without(NOT_TELLING).asMap().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" \u00b7 ")));
    }
}
