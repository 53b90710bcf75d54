package dev.porthole.views.alerts;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Rule;
import java.util.List;
import java.util.Optional;

/**
 * An alert with all that is known of it without asking.
 *
 * @param receivers who is told; none while it is pending
 * @param rule that made it; empty when the metric server does not tell of it
 */
public record OneAlert(AlertRow row, Labels annotations, List<String> receivers, Optional<Rule.Alerting> rule) {
    public OneAlert {
        receivers = List.copyOf(receivers);
    }
}
