package dev.porthole.connectors.demo.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.AlertDraft;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts that were sent to the sample shop's Alertmanager, until they end. Thread-safe. */
public final class SentAlerts {

    private final Map<Labels, Sent> sent = new LinkedHashMap<>();

    /** @param updatedAt when it was sent last */
    public record Sent(AlertDraft alert, Instant updatedAt) {}

    public synchronized void add(List<AlertDraft> alerts, Instant now) {
        alerts.forEach(alert -> sent.put(alert.labels(), new Sent(alert, now)));
    }

    /** Those that are not resolved. */
    public synchronized List<Sent> firing(Instant now) {
        sent.values().removeIf(each -> !each.alert().endsAt().isAfter(now));
        return List.copyOf(sent.values());
    }
}
