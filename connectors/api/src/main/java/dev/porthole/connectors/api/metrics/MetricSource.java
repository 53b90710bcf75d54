package dev.porthole.connectors.api.metrics;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Source;
import dev.porthole.connectors.api.TimeRange;
import java.util.List;

/** A server of metrics that speaks PromQL. An empty result is an empty list, never a failure. */
public interface MetricSource extends Source {

    /** The vector at one moment; a scalar or string result comes as one sample without labels. */
    Outcome<List<Sample>> instant(InstantQuery query, Deadline deadline);

    /** The series over a range, on the grid of {@link RangeQuery#aligned()}, sorted by labels. */
    Outcome<List<TimeSeries>> range(RangeQuery query, Deadline deadline);

    /** The names of the labels of the series that {@code selector} selects; all when it is empty. */
    Outcome<List<String>> labelNames(List<Matcher> selector, TimeRange range, Deadline deadline);

    /** The values of one label over the series that {@code selector} selects. {@code __name__} gives metric names. */
    Outcome<List<String>> labelValues(String label, List<Matcher> selector, TimeRange range, Deadline deadline);

    /** The label sets of the series that {@code selector} selects; it must have a matcher that is not empty. */
    Outcome<List<Labels>> series(List<Matcher> selector, TimeRange range, int limit, Deadline deadline);

    /** What is known of metrics; of one when {@code metric} is not empty. */
    Outcome<List<MetricMetadata>> metadata(String metric, Deadline deadline);

    /** All rules, with their pending and firing alerts. */
    Outcome<List<Rule>> rules(Deadline deadline);

    /** What is scraped now. */
    Outcome<List<ScrapeTarget>> targets(Deadline deadline);
}
