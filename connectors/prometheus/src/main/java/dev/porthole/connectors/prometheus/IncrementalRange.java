package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answer to one expression at one step, and asks only for what may have changed since: the end of the
 * range and an overlap before it, for samples that come late. The newer answer wins for the places it covers; a series
 * without a sample left in the range is gone. What comes out equals the whole query, as long as nothing older than the
 * overlap changes on the server.
 */
public final class IncrementalRange {

    /** As Grafana has it. */
    public static final Duration OVERLAP = Duration.ofMinutes(10);

    private final MetricSource source;
    private final Duration overlap;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(RangeQuery query, List<TimeSeries> series) {
        long startMs() {
            return query.range().start().toEpochMilli();
        }

        long endMs() {
            return query.range().end().toEpochMilli();
        }

        /** Whether its end and what follows is all that {@code wanted} can lack. */
        boolean leadsTo(RangeQuery wanted) {
            long start = wanted.range().start().toEpochMilli();
            return query.expression().equals(wanted.expression())
                    && query.step().equals(wanted.step())
                    && start >= startMs()
                    && start <= endMs()
                    && wanted.range().end().toEpochMilli() >= endMs();
        }
    }

    public IncrementalRange(MetricSource source, Duration overlap) {
        this.source = source;
        this.overlap = overlap;
    }

    /** As {@link MetricSource#range}. Another expression or step than before begins anew. */
    public Outcome<List<TimeSeries>> range(RangeQuery query, Deadline deadline) {
        RangeQuery wanted = query.aligned();
        Known before = known.get();
        Outcome<List<TimeSeries>> answer = before == null || !before.leadsTo(wanted)
                ? source.range(wanted, deadline)
                : extended(before, wanted, deadline);
        if (answer instanceof Outcome.Success<List<TimeSeries>>(var series, var notes)) {
            known.set(new Known(wanted, series));
        }
        return answer;
    }

    private Outcome<List<TimeSeries>> extended(Known before, RangeQuery wanted, Deadline deadline) {
        long stepMs = wanted.step().toMillis();
        long start = wanted.range().start().toEpochMilli();
        long late = Math.floorDiv(before.endMs() - overlap.toMillis(), stepMs) * stepMs;
        long from = Math.max(start, late);
        var rest = new TimeRange(Instant.ofEpochMilli(from), wanted.range().end());
        return source.range(new RangeQuery(wanted.expression(), rest, wanted.step()), deadline)
                .map(fresh -> merged(before.series(), fresh, wanted, from));
    }

    private static List<TimeSeries> merged(
            List<TimeSeries> old, List<TimeSeries> fresh, RangeQuery wanted, long freshFrom) {
        Map<Labels, TimeSeries> oldByLabels = byLabels(old);
        Map<Labels, TimeSeries> freshByLabels = byLabels(fresh);
        var all = new LinkedHashSet<>(oldByLabels.keySet());
        all.addAll(freshByLabels.keySet());
        long start = wanted.range().start().toEpochMilli();
        long stepMs = wanted.step().toMillis();
        int freshPlace = (int) ((freshFrom - start) / stepMs);
        var merged = new ArrayList<TimeSeries>(all.size());
        for (Labels labels : all) {
            double[] values = new double[wanted.points()];
            Arrays.fill(values, TimeSeries.ABSENT);
            copy(oldByLabels.get(labels), values, start, 0, freshPlace);
            copy(freshByLabels.get(labels), values, start, freshPlace, values.length);
            if (Arrays.stream(values).anyMatch(value -> !TimeSeries.isAbsent(value))) {
                merged.add(new TimeSeries(labels, start, stepMs, values));
            }
        }
        merged.sort(Comparator.comparing(TimeSeries::labels));
        return merged;
    }

    private static void copy(@Nullable TimeSeries from, double[] into, long start, int first, int end) {
        if (from == null) {
            return;
        }
        int shift = (int) ((start - from.startMs()) / from.stepMs());
        int begin = Math.max(first, -shift);
        int length = Math.min(end, from.size() - shift) - begin;
        if (length > 0) {
            System.arraycopy(from.values(), begin + shift, into, begin, length);
        }
    }

    private static Map<Labels, TimeSeries> byLabels(List<TimeSeries> series) {
        return series.stream().collect(Collectors.toMap(TimeSeries::labels, Function.identity(), (a, b) -> b));
    }
}
