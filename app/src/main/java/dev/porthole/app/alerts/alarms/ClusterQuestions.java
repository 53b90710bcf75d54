package dev.porthole.app.alerts.alarms;

import dev.porthole.app.connect.Connection;
import dev.porthole.app.signals.ClusterSignals;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks whichever source of metrics the cluster has at the moment. */
public record ClusterQuestions(ClusterSignals signals, Connection<MetricSource> metrics) implements AlarmQuestions {

    @Override
    public Outcome<Optional<String>> expression(AlarmDefinition alarm, Deadline deadline) {
        return signals.ask(deadline, (measured, limit) -> Outcome.of(new AlarmExpression(alarm).text(measured)));
    }

    @Override
    public Outcome<List<Sample>> now(String promql, Instant at, Deadline deadline) {
        return metrics.ask(deadline, (source, limit) -> source.instant(new InstantQuery(promql, at), limit));
    }

    @Override
    public Outcome<List<TimeSeries>> past(RangeQuery query, Deadline deadline) {
        return metrics.ask(deadline, (source, limit) -> source.range(query.aligned(), limit));
    }

    @Override
    public Outcome<List<Rule>> rules(Deadline deadline) {
        return metrics.ask(deadline, (source, limit) -> source.rules(limit));
    }
}
