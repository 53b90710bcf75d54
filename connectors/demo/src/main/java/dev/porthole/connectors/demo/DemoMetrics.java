package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.ScrapeTarget;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.demo.metrics.DemoSamples;
import dev.porthole.connectors.demo.promql.BadExpression;
import dev.porthole.connectors.demo.promql.Evaluator;
import dev.porthole.connectors.demo.promql.Grid;
import dev.porthole.connectors.demo.promql.MatcherCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The sample shop's metric server. */
final class DemoMetrics implements MetricSource {

    private static final int MOST_POINTS = 11_000;
    private static final long SERIES_LOOK_BACK_MS = 300_000;

    private final Gate gate = new Gate("Demo metrics");
    private final DemoSamples samples;
    private final Rules rules;
    private final InstantSource clock;

    DemoMetrics(DemoSamples samples, Rules rules, InstantSource clock) {
        this.samples = samples;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return gate.identity(deadline);
    }

    @Override
    public Outcome<List<Sample>> instant(InstantQuery query, Deadline deadline) {
        long at = query.at().toEpochMilli();
        return evaluate(query.expression(), Grid.at(at), deadline)
                .map(series -> series.stream()
                        .map(one -> new Sample(one.labels(), at, one.values()[0]))
                        .toList());
    }

    @Override
    public Outcome<List<TimeSeries>> range(RangeQuery query, Deadline deadline) {
        RangeQuery aligned = query.aligned();
        if (aligned.points() > MOST_POINTS) {
            return Outcome.failed(new Failure.BadQuery(
                    gate.target(),
                    Detail.said("exceeded maximum resolution of 11,000 points per timeseries; try a longer step"),
                    0));
        }
        var grid =
                new Grid(aligned.range().start().toEpochMilli(), aligned.step().toMillis(), aligned.points());
        return evaluate(query.expression(), grid, deadline)
                .map(series -> series.stream()
                        .sorted(Comparator.comparing(one -> one.labels().toString()))
                        .toList());
    }

    private Outcome<List<TimeSeries>> evaluate(String expression, Grid grid, Deadline deadline) {
        return gate.answer(deadline, () -> {
            try {
                var evaluator = new Evaluator(samples, grid, () -> gate.pass(deadline));
                return Outcome.of(evaluator.series(evaluator.evaluate(expression)));
            } catch (BadExpression bad) {
                return Outcome.failed(new Failure.BadQuery(gate.target(), bad.detail(), bad.column()));
            }
        });
    }

    @Override
    public Outcome<List<String>> labelNames(List<Matcher> selector, TimeRange range, Deadline deadline) {
        return labels(selector, range, deadline).map(found -> {
            var names = new TreeSet<String>();
            found.forEach(labels -> names.addAll(labels.asMap().keySet()));
            return List.copyOf(names);
        });
    }

    @Override
    public Outcome<List<String>> labelValues(String label, List<Matcher> selector, TimeRange range, Deadline deadline) {
        return labels(selector, range, deadline).map(found -> {
            var values = new TreeSet<String>();
            found.forEach(labels -> labels.find(label).ifPresent(values::add));
            return List.copyOf(values);
        });
    }

    @Override
    public Outcome<List<Labels>> series(List<Matcher> selector, TimeRange range, int limit, Deadline deadline) {
        if (selector.isEmpty()) {
            return Outcome.failed(new Failure.BadQuery(gate.target(), Detail.of("demo.no-matcher"), 0));
        }
        return labels(selector, range, deadline)
                .map(found -> found.stream().limit(limit).toList());
    }

    private Outcome<Collection<Labels>> labels(List<Matcher> selector, TimeRange range, Deadline deadline) {
        return gate.answer(deadline, () -> {
            try {
                for (Matcher matcher : selector) {
                    MatcherCheck.check(matcher, 0);
                }
            } catch (BadExpression bad) {
                return Outcome.failed(new Failure.BadQuery(gate.target(), bad.detail(), 0));
            }
            long to = Math.min(range.end().toEpochMilli(), clock.millis());
            // the newest part is enough to know which series there are, and cheap whatever the range
            long from = Math.max(range.start().toEpochMilli(), to - SERIES_LOOK_BACK_MS * 3);
            return Outcome.of(samples.labels(selector, Math.min(from, to), to));
        });
    }

    @Override
    public Outcome<List<MetricMetadata>> metadata(String metric, Deadline deadline) {
        TimeRange now = new TimeRange(clock.instant().minusMillis(SERIES_LOOK_BACK_MS), clock.instant());
        return labelValues("__name__", List.of(), now, deadline).map(names -> {
            var all = new TreeSet<String>();
            for (String name : names) {
                all.add(name.replaceFirst("_bucket$", "").replaceFirst("_(count|sum)$", ""));
            }
            return all.stream()
                    .filter(name -> metric.isEmpty() || name.equals(metric))
                    .map(name -> described(name, names.contains(name + "_bucket")))
                    .toList();
        });
    }

    private static MetricMetadata described(String name, boolean histogram) {
        String type = histogram ? "histogram" : name.endsWith("_total") ? "counter" : "gauge";
        String unit = name.contains("_seconds") ? "seconds" : name.contains("_bytes") ? "bytes" : "";
        return new MetricMetadata(name, type, "Demo: " + name.replace('_', ' '), unit);
    }

    @Override
    public Outcome<List<Rule>> rules(Deadline deadline) {
        return gate.answer(deadline, () -> Outcome.of(List.copyOf(rules.at(clock.millis()))));
    }

    @Override
    public Outcome<List<ScrapeTarget>> targets(Deadline deadline) {
        long now = clock.millis();
        long last = now - Math.floorMod(now, DemoSamples.SCRAPE_MS);
        return instant(new InstantQuery("up", Instant.ofEpochMilli(last)), deadline)
                .map(ups -> {
                    List<ScrapeTarget> targets = new ArrayList<>();
                    for (Sample up : ups) {
                        Labels labels = up.labels().without(List.of("__name__"));
                        targets.add(new ScrapeTarget(
                                labels.get("job"),
                                labels,
                                "http://" + labels.get("instance") + "/metrics",
                                up.value() == 1 ? ScrapeTarget.Health.UP : ScrapeTarget.Health.DOWN,
                                up.value() == 1 ? "" : "connection refused",
                                Instant.ofEpochMilli(last)));
                    }
                    return targets;
                });
    }

    @Override
    public void close() {
        gate.close();
    }
}
