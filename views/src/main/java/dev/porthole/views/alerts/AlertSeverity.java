package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Severity;
import java.util.Locale;

/** What the word in an alert's label {@code severity} means, in whatever case; the one table of it. */
public final class AlertSeverity {

    private AlertSeverity() {}

    /** A word nobody knows is a warning: it was worth an alert. */
    public static Severity of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "crit", "page", "error", "fatal", "emergency", "disaster", "high" -> Severity.CRITICAL;
            case "info", "information", "notice", "none", "low", "debug" -> Severity.INFO;
            default -> Severity.WARNING;
        };
    }
}
