package dev.porthole.views.alerts.detail;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.List;
import java.util.OptionalDouble;

/** What metrics tell of an alert. Blocks; for any thread. */
public interface AlertEvidence {

    /** The value that a rule compares, over a range: of what the alert is about, or of all where that cannot be told apart. */
    Outcome<Watched> watched(Rule.Alerting rule, Labels alert, TimeRange range, Deadline deadline);

    /** When alerts with these labels fired in a range, in order; about as exact as a two-thousandth of it. */
    Outcome<List<TimeRange>> fired(Labels alert, TimeRange range, Deadline deadline);

    /**
     * The value that makes an alert.
     *
     * @param expression in PromQL, without the comparison; the whole rule where it compares nothing
     * @param threshold empty where it is no number
     */
    record Watched(String expression, List<TimeSeries> series, OptionalDouble threshold) {
        public Watched {
            series = List.copyOf(series);
        }
    }
}
