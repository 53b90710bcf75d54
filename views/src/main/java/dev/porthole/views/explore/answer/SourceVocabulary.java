package dev.porthole.views.explore.answer;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.MetricMetadata;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.query.QueryVocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server's names of the last hour, kept for a minute, so that typing asks little. Thread-safe. */
public final class SourceVocabulary implements QueryVocabulary {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST = 60;
    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum", "_created");

    private record Kept(Outcome<List<String>> names, Instant at) {}

    private final MetricSource source;
    private final InstantSource clock;
    private final Map<List<Object>, Kept> kept = new LinkedHashMap<>();
    private @Nullable Map<String, MetricMetadata> described;

    public SourceVocabulary(MetricSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Outcome<List<MetricMetadata>> metrics() {
        Map<String, MetricMetadata> known = described();
        return labelValues("__name__", List.of())
                .map(names -> names.stream().map(name -> of(name, known)).toList());
    }

    /** Metrics that are known to be counters. */
    public Set<String> counters() {
        return switch (metrics()) {
            case Outcome.Success<List<MetricMetadata>>(var found, var notes) ->
                found.stream()
                        .filter(metric -> metric.type().equals("counter"))
                        .map(MetricMetadata::name)
                        .collect(Collectors.toSet());
            case Outcome.Failed<List<MetricMetadata>> failed -> Set.of();
        };
    }

    private static MetricMetadata of(String name, Map<String, MetricMetadata> known) {
        MetricMetadata own = known.get(name);
        for (String part : PARTS) {
            if (own == null && name.endsWith(part)) {
                MetricMetadata family = known.get(name.substring(0, name.length() - part.length()));
                own = family == null ? null : new MetricMetadata(name, "counter", family.help(), family.unit());
            }
        }
        return own == null
                ? new MetricMetadata(name, "", "", "")
                : new MetricMetadata(name, own.type(), own.help(), own.unit());
    }

    private synchronized Map<String, MetricMetadata> described() {
        Map<String, MetricMetadata> known = described;
        if (known != null) {
            return known;
        }
        Map<String, MetricMetadata> all = new HashMap<>();
        if (source.metadata("", Deadline.after(LIMIT))
                instanceof Outcome.Success<List<MetricMetadata>>(var found, var notes)) {
            found.forEach(metric -> all.putIfAbsent(metric.name(), metric));
            described = all;
        }
        return all;
    }

    @Override
    public Outcome<List<String>> labelNames(List<Matcher> selector) {
        return kept(List.of("names", selector), () -> source.labelNames(selector, range(), Deadline.after(LIMIT)));
    }

    @Override
    public Outcome<List<String>> labelValues(String label, List<Matcher> selector) {
        return kept(
                List.of("values", label, selector),
                () -> source.labelValues(label, selector, range(), Deadline.after(LIMIT)));
    }

    private TimeRange range() {
        return TimeRange.last(LOOK_BACK, clock.instant());
    }

    private synchronized Outcome<List<String>> kept(List<Object> question, Supplier<Outcome<List<String>>> ask) {
        Kept before = kept.get(question);
        Instant now = clock.instant();
        if (before != null && before.at.plus(KEPT).isAfter(now)) {
            return before.names;
        }
        Outcome<List<String>> names = ask.get();
        if (names instanceof Outcome.Success<List<String>>) {
            kept.put(question, new Kept(names, now));
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return names;
    }
}
