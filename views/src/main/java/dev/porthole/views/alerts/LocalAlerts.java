package dev.porthole.views.alerts;

import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.metrics.Rule;

/** What is evaluated here stands among what servers say; here is how it is told apart. */
public final class LocalAlerts {

    /** The generator of an alert that is evaluated here. */
    public static final String GENERATOR = "porthole:alarms";

    /** The group of its rule. */
    public static final String GROUP = "porthole;alarms";

    /** What an alert of ours has beside its labels when it was sent to Alertmanager, with {@link #SENDER} as its value. */
    public static final String SENT_BY = "sent_by";

    public static final String SENDER = "porthole";

    private LocalAlerts() {}

    public static boolean is(Alert alert) {
        return alert.generatorUrl().equals(GENERATOR);
    }

    public static boolean is(Rule rule) {
        return rule.group().equals(GROUP);
    }
}
