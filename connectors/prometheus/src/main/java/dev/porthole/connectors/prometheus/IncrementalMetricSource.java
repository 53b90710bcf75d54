package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A metric source whose range queries are incremental, for each of the expressions and steps asked last, and that is asked
 * equal questions about the same moment once.
 */
public final class IncrementalMetricSource implements MetricSource {

    private static final int REMEMBERED = 64;

    private final MetricSource source;
    private final Duration overlap;
    private final ReentrantLock lock = new ReentrantLock();
    private final EqualQuestions equal = new EqualQuestions();
    private final Map<Signature, IncrementalRange> ranges = new LinkedHashMap<>(REMEMBERED, 0.75f, true);

    private record Signature(String expression, Duration step) {}

    /** @param source belongs to this one from now on */
    public IncrementalMetricSource(MetricSource source, Duration overlap) {
        this.source = source;
        this.overlap = overlap;
    }

    @Override
    public Outcome<List<TimeSeries>> range(RangeQuery query, Deadline deadline) {
        return remembered(new Signature(query.expression(), query.step())).range(query, deadline);
    }

    private IncrementalRange remembered(Signature signature) {
        lock.lock();
        try {
            IncrementalRange range =
                    ranges.computeIfAbsent(signature, unknown -> new IncrementalRange(source, overlap));
            if (ranges.size() > REMEMBERED) {
                ranges.remove(ranges.keySet().iterator().next());
            }
            return range;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return source.probe(deadline);
    }

    @Override
    public Outcome<List<Sample>> instant(InstantQuery query, Deadline deadline) {
        return equal.ask(query, deadline, () -> source.instant(query, deadline));
    }

    @Override
    public Outcome<List<String>> labelNames(List<Matcher> selector, TimeRange range, Deadline deadline) {
        return source.labelNames(selector, range, deadline);
    }

    @Override
    public Outcome<List<String>> labelValues(String label, List<Matcher> selector, TimeRange range, Deadline deadline) {
        return source.labelValues(label, selector, range, deadline);
    }

    @Override
    public Outcome<List<Labels>> series(List<Matcher> selector, TimeRange range, int limit, Deadline deadline) {
        return source.series(selector, range, limit, deadline);
    }

    @Override
    public Outcome<List<MetricMetadata>> metadata(String metric, Deadline deadline) {
        return source.metadata(metric, deadline);
    }

    @Override
    public Outcome<List<Rule>> rules(Deadline deadline) {
        return source.rules(deadline);
    }

    @Override
    public Outcome<List<ScrapeTarget>> targets(Deadline deadline) {
        return source.targets(deadline);
    }

    @Override
    public void close() {
        source.close();
    }
}
