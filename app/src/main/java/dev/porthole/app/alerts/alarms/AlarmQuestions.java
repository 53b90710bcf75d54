package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What alarms ask a cluster. */
public interface AlarmQuestions {

    /** An alarm's condition as PromQL; empty when nothing there tells its signal. */
    Outcome<Optional<String>> expression(AlarmDefinition alarm, Deadline deadline);

    Outcome<List<Sample>> now(String promql, Instant at, Deadline deadline);

    Outcome<List<TimeSeries>> past(RangeQuery query, Deadline deadline);

    /** The rules that the cluster has itself. */
    Outcome<List<Rule>> rules(Deadline deadline);
}
