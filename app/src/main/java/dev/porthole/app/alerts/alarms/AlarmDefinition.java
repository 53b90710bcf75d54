package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Labels;
import java.util.List;

/**
 * An alarm, as an alerting rule of Prometheus would be.
 *
 * @param name of its alerts, as a label "alertname"
 * @param labels that its alerts have beside those of what they are about; "severity" is one of them
 * @param annotations may have {@link AlarmTemplate}s in them
 * @param coveredBy names of alerting rules that mean the same: where one of them is evaluated, this one stands back
 */
public record AlarmDefinition(
        String name,
        AlarmQuantity quantity,
        AlarmCondition condition,
        Labels labels,
        Labels annotations,
        List<String> coveredBy) {

    public AlarmDefinition {
        coveredBy = List.copyOf(coveredBy);
    }

    /** The label's own word; empty when it has none. */
    public String severity() {
        return labels.get("severity");
    }

    /** Whether alerts of the other one, with their times, are alerts of this one too. */
    boolean watchesTheSame(AlarmDefinition other) {
        return quantity.equals(other.quantity) && condition.equals(other.condition);
    }
}
