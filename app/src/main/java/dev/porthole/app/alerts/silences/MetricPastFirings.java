package dev.porthole.app.alerts.silences;

import dev.porthole.app.restarts.MetricUsage;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertGroup;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.promql.Selector;
import dev.porthole.views.alerts.silences.Muted;
import dev.porthole.views.alerts.silences.PastFirings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What fired, from the series {@code ALERTS} that Prometheus keeps of its rules. One alert is one set of labels. */
public record MetricPastFirings(MetricUsage.Metrics metrics, Live<List<Rule>> rules, Live<List<AlertGroup>> alerts)
        implements PastFirings {

    private static final String FIRED = "count by (alertname) (max_over_time(%s[%ds]))";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public Outcome<Muted> matched(List<Matcher> matchers, Instant now) {
        var added = LabelsOnTheWay.between(
                rules.latest().known().orElse(List.of()),
                alerts.latest().known().orElse(List.of()));
        return added.before(matchers)
                .map(left -> fired(left, now))
                .orElseGet(() -> Outcome.of(Muted.of(0, 0, Map.of())));
    }

    /** That nothing matches is known only where alerts are kept at all. */
    private Outcome<Muted> fired(List<Matcher> matchers, Instant now) {
        Outcome<Muted> found = asked(matchers, now);
        if (found instanceof Outcome.Success<Muted>(var muted, var notes) && muted.count() == 0) {
            return asked(List.of(), now)
                    .then(any -> any.count() == 0
                            ? Outcome.failed(new Failure.Unsupported("Prometheus", Detail.of("alerts.notKept")))
                            : found);
        }
        return found;
    }

    private Outcome<Muted> asked(List<Matcher> matchers, Instant now) {
        return metrics.ask(
                        Deadline.after(LIMIT),
                        (source, limit) -> source.instant(new InstantQuery(expression(matchers), now), limit))
                .map(MetricPastFirings::counted);
    }

    static String expression(List<Matcher> matchers) {
        List<Matcher> all = new ArrayList<>(matchers);
        all.add(Matcher.equal("alertstate", "firing"));
        return FIRED.formatted(new Selector("ALERTS", all).text(), LENGTH.toSeconds());
    }

    private static Muted counted(List<Sample> samples) {
        Map<String, Integer> names = new TreeMap<>();
        samples.forEach(sample ->
                names.merge(sample.labels().get("alertname"), (int) Math.round(sample.value()), Integer::sum));
        int count = names.values().stream().mapToInt(Integer::intValue).sum();
        return Muted.of(count, count, names);
    }
}
