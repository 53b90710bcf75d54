package dev.porthole.app.signals.series;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.promql.Pattern;
import dev.porthole.connectors.promql.Selector;
import java.util.List;
import java.util.function.Function;

/**
 * Series of a metric, each thing once: of jobs that scrape the same target only the first one that tells it, and of
 * several Prometheus that scrape the same only one.
 */
public record Once(Targets targets) {

    /** What {@code change} makes of the selector's series. */
    private Vector of(Selector selector, String aggregation, Function<Selector, Vector> change) {
        List<String> rivals = targets.rivals();
        Vector series;
        if (rivals.size() < 2) {
            series = change.apply(selector);
        } else {
            List<String> others = rivals.subList(1, rivals.size());
            series = change.apply(
                    selector.and(Matcher.notRegex("job", Pattern.anyOf(others).text())));
            for (String job : others) {
                series = series.orOn(targets.sameTarget(), change.apply(selector.and(Matcher.equal("job", job))));
            }
        }
        List<String> replicas = NamingLabels.REPLICAS.stream()
                .filter(targets.labels()::contains)
                .toList();
        return series.without(aggregation, replicas);
    }

    public Vector rate(Selector selector, String offset) {
        return rate(selector, offset, "max");
    }

    /** @param aggregation which of several replicas' rates counts: "max", or for native histograms, which have none, "avg" */
    public Vector rate(Selector selector, String offset, String aggregation) {
        String window = "[" + targets.window().toSeconds() + "s]";
        return of(selector, aggregation, one -> new Vector("rate(" + one.text() + window + offset + ")"));
    }

    /** How much a counter grew in {@code window}. */
    public Vector increase(Selector selector, String window) {
        return of(selector, "max", one -> new Vector("increase(" + one.text() + "[" + window + "])"));
    }

    /** As they are now. */
    public Vector gauge(Selector selector) {
        return of(selector, "max", one -> new Vector(one.text()));
    }
}
