package dev.porthole.app.alerts.evidence;

import dev.porthole.app.alerts.rules.Condition;
import dev.porthole.app.restarts.MetricUsage;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.connectors.promql.print.Printer;
import dev.porthole.views.alerts.detail.AlertEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** From Prometheus: the left side of a rule's comparison, and the series {@code ALERTS} that it keeps of its rules. */
public record MetricEvidence(MetricUsage.Metrics metrics) implements AlertEvidence {

    private static final Duration FINEST = Duration.ofSeconds(15);
    private static final int POINTS = 240;
    private static final int HISTORY_POINTS = 2_000;
    private static final int MOST_SERIES = 20;

    @Override
    public Outcome<Watched> watched(Rule.Alerting rule, Labels alert, TimeRange range, Deadline deadline) {
        Optional<Condition> condition = Condition.of(rule.expression()).stream().findFirst();
        String expression =
                condition.map(found -> Printer.print(found.measured())).orElseGet(rule::expression);
        OptionalDouble threshold = condition.map(Condition::number).orElseGet(OptionalDouble::empty);
        return ask(expression, range, POINTS, deadline)
                .map(series -> new Watched(expression, ofTheAlert(series, alert), threshold));
    }

    /** Those whose labels the alert has too; all of them where the rule joined others to them. */
    private static List<TimeSeries> ofTheAlert(List<TimeSeries> series, Labels alert) {
        var known = alert.asMap().entrySet();
        List<TimeSeries> own = series.stream()
                .filter(line -> known.containsAll(
                        line.labels().without(List.of("__name__")).asMap().entrySet()))
                .toList();
        return (own.isEmpty() ? series : own).stream().limit(MOST_SERIES).toList();
    }

    @Override
    public Outcome<List<TimeRange>> fired(Labels alert, TimeRange range, Deadline deadline) {
        List<Matcher> matchers = new ArrayList<>();
        matchers.add(Matcher.equal("alertstate", "firing"));
        alert.forEach((name, value) -> matchers.add(Matcher.equal(name, value)));
        String expression = "max(" + new Selector("ALERTS", matchers).text() + ")";
        return ask(expression, range, HISTORY_POINTS, deadline)
                .map(series -> series.stream()
                        .flatMap(line -> spans(line).stream())
                        .sorted(Comparator.comparing(TimeRange::start))
                        .toList());
    }

    /** From the first step of each stretch to a step after its last. */
    private static List<TimeRange> spans(TimeSeries line) {
        List<TimeRange> spans = new ArrayList<>();
        int begun = -1;
        for (int i = 0; i <= line.size(); i++) {
            boolean fires = i < line.size() && !TimeSeries.isAbsent(line.values()[i]);
            if (fires && begun < 0) {
                begun = i;
            } else if (!fires && begun >= 0) {
                spans.add(new TimeRange(
                        Instant.ofEpochMilli(line.timeMs(begun)),
                        Instant.ofEpochMilli(line.timeMs(i - 1) + line.stepMs())));
                begun = -1;
            }
        }
        return spans;
    }

    private Outcome<List<TimeSeries>> ask(String expression, TimeRange range, int points, Deadline deadline) {
        Duration step = range.length().dividedBy(points);
        var query = new RangeQuery(
                        expression, range, step.compareTo(FINEST) < 0 ? FINEST : step.truncatedTo(ChronoUnit.SECONDS))
                .aligned();
        return metrics.ask(deadline, (source, limit) -> source.range(query, limit));
    }
}
