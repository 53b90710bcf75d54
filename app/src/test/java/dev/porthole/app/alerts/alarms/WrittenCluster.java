package dev.porthole.app.alerts.alarms;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A cluster whose condition is given by a function of the time: whose node it is, and the value; no value when it is not so. */
final class WrittenCluster implements AlarmQuestions {

    private final Map<String, Function<Instant, Optional<Double>>> nodes = new TreeMap<>();
    final List<Rule> rules = new ArrayList<>();
    Optional<Failure> failure = Optional.empty();
    boolean measured = true;
    int looksBack;
    int mostPoints;

    void node(String name, Function<Instant, Optional<Double>> value) {
        nodes.put(name, value);
    }

    @Override
    public Outcome<Optional<String>> expression(AlarmDefinition alarm, Deadline deadline) {
        return failed(measured ? Optional.of("condition") : Optional.empty());
    }

    @Override
    public Outcome<List<Sample>> now(String promql, Instant at, Deadline deadline) {
        List<Sample> given = new ArrayList<>();
        nodes.forEach((name, value) -> value.apply(at)
                .ifPresent(number -> given.add(new Sample(Labels.of("node", name), at.toEpochMilli(), number))));
        return failed(given);
    }

    @Override
    public Outcome<List<TimeSeries>> past(RangeQuery query, Deadline deadline) {
        looksBack++;
        RangeQuery aligned = query.aligned();
        mostPoints = Math.max(mostPoints, aligned.points());
        List<TimeSeries> series = new ArrayList<>();
        long start = aligned.range().start().toEpochMilli();
        long step = aligned.step().toMillis();
        nodes.forEach((name, value) -> {
            double[] values = new double[aligned.points()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(Instant.ofEpochMilli(start + i * step)).orElse(TimeSeries.ABSENT);
            }
            if (!Arrays.stream(values).allMatch(TimeSeries::isAbsent)) {
                series.add(new TimeSeries(Labels.of("node", name), start, step, values));
            }
        });
        return failed(series);
    }

    @Override
    public Outcome<List<Rule>> rules(Deadline deadline) {
        return failed(rules);
    }

    private <T> Outcome<T> failed(T value) {
        return failure.<Outcome<T>>map(Outcome::failed).orElseGet(() -> Outcome.of(value));
    }
}
