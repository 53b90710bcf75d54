package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alerts like those of the design. */
public final class SampleAlerts {

    public static final Instant NOW = Instant.parse("2026-11-23T14:08:00Z");

    private SampleAlerts() {}

    public static List<AlertGroup> incident() {
        return List.of(
                group(alert("PodCrashLooping", "warning", "shop/checkout-7d9f-pl8vd", 4)),
                group(alert("HighErrorRate", "critical", "checkout \u00b7 4.7 % > 1 % for 2 m", 6)),
                group(alert("DbPoolExhausted", "critical", "checkout \u00b7 47/50, 31 waiting", 5)),
                group(
                        alert("Watchdog", "none", "always", 5000),
                        muted("KubeJobFailed", List.of("s1"), List.of()),
                        muted("KubeletDown", List.of("s2"), List.of()),
                        muted("CPUThrottlingHigh", List.of(), List.of("f1"))));
    }

    public static List<Rule> rules() {
        var labels = Labels.of("severity", "warning", "node", "node-2", "mountpoint", "/var");
        var pending = new Rule.ActiveAlert(
                labels,
                Labels.of("summary", "node-2 /var \u00b7 82 %, full in 3 d"),
                Rule.State.PENDING,
                NOW.minus(Duration.ofHours(2)),
                0.82);
        return List.of(
                rule("DiskFillingUp", Rule.State.PENDING, List.of(pending)),
                rule("Watchdog", Rule.State.FIRING, List.of()));
    }

    private static Rule rule(String name, Rule.State state, List<Rule.ActiveAlert> alerts) {
        return new Rule.Alerting(
                name,
                "file;group",
                "up == 0",
                Duration.ofMinutes(5),
                Duration.ZERO,
                Labels.EMPTY,
                Labels.EMPTY,
                new Rule.Evaluation(state, alerts, Rule.LastRun.NONE));
    }

    static AlertGroup group(Alert... alerts) {
        return new AlertGroup(Labels.EMPTY, "default", List.of(alerts));
    }

    static Alert alert(String name, String severity, String summary, int minutes) {
        return alert(name, severity, summary, minutes, List.of(), List.of());
    }

    static Alert muted(String name, List<String> silencedBy, List<String> inhibitedBy) {
        return alert(name, "warning", "muted", 10, silencedBy, inhibitedBy);
    }

    private static Alert alert(
            String name,
            String severity,
            String summary,
            int minutes,
            List<String> silencedBy,
            List<String> inhibitedBy) {
        Instant since = NOW.minus(Duration.ofMinutes(minutes));
        return new Alert(
                "f-" + name + summary,
                Labels.of("alertname", name, "severity", severity, "namespace", "shop"),
                Labels.of("summary", summary),
                new Alert.Times(since, NOW.plusSeconds(300), NOW),
                Alert.State.ACTIVE,
                new Alert.Muting(silencedBy, inhibitedBy, List.of()),
                List.of("default"),
                "");
    }
}
