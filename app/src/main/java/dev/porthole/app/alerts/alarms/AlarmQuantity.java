package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.signals.Grouping;
import dev.porthole.connectors.api.signals.Signal;

/** What an alarm watches. */
public sealed interface AlarmQuantity {

    /** A signal of each node, service or pod, so that it is known who is meant. */
    record OfSignal(Signal.Known signal, Grouping by) implements AlarmQuantity {}

    /** A person's own PromQL; one alert for each of its series. */
    record OfQuery(String promql) implements AlarmQuantity {}
}
