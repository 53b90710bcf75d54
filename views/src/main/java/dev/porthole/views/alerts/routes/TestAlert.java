package dev.porthole.views.alerts.routes;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.AlertDraft;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert that only tries whether people are reached. Whoever gets it can tell by its labels and its text.
 *
 * @param labels with its name and severity
 */
record TestAlert(Labels labels, String text) {

    /** The label that marks it. */
    static final String MARK = "porthole_test";

    /** Long enough for the slowest usual {@code group_wait}. */
    static final Duration LASTS = Duration.ofMinutes(5);

    static TestAlert of(String name, String severity, Labels more, String text) {
        Labels labels = more.with("alertname", name.strip()).with(MARK, "true");
        return new TestAlert(severity.isBlank() ? labels : labels.with("severity", severity.strip()), text);
    }

    /** Firing from {@code now} on; Alertmanager resolves it by itself when its end has come. */
    AlertDraft at(Instant now) {
        return new AlertDraft(labels, Labels.of("summary", text, "description", text), now, now.plus(LASTS), "");
    }
}
