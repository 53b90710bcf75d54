package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.views.alerts.LocalAlerts;
import java.time.Duration;
import java.util.List;

/**
 * An alarm after an evaluation.
 *
 * @param expression PromQL of its condition; empty while that is not known
 * @param alerts that are pending or firing
 * @param lastRun the evaluation
 */
public record WatchedAlarm(
        AlarmDefinition definition,
        AlarmStanding standing,
        String expression,
        List<Rule.ActiveAlert> alerts,
        Rule.LastRun lastRun) {

    public WatchedAlarm {
        alerts = List.copyOf(alerts);
    }

    /** As if a server of metrics had it. */
    public Rule.Alerting rule() {
        return new Rule.Alerting(
                definition.name(),
                LocalAlerts.GROUP,
                expression,
                definition.condition().hold(),
                Duration.ZERO,
                definition.labels(),
                definition.annotations(),
                new Rule.Evaluation(state(), alerts, lastRun));
    }

    private Rule.State state() {
        if (alerts.stream().anyMatch(alert -> alert.state() == Rule.State.FIRING)) {
            return Rule.State.FIRING;
        }
        return alerts.isEmpty() ? Rule.State.INACTIVE : Rule.State.PENDING;
    }
}
