package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks which metrics are there, so that nobody has to configure it. */
public final class InventoryTaker {

    private static final Duration LOOK_BACK = Duration.ofMinutes(15);
    private static final int SCRAPES_PER_WINDOW = 4;
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);

    private final InstantSource clock;

    public InventoryTaker(InstantSource clock) {
        this.clock = clock;
    }

    public Outcome<Inventory> take(MetricSource source, Deadline deadline) {
        TimeRange range = TimeRange.last(LOOK_BACK, clock.instant());
        Matcher known = Matcher.regex("__name__", String.join("|", names()));
        return source.labelValues("__name__", List.of(known), range, deadline).then(found -> {
            Set<String> metrics = new HashSet<>(found);
            return http(source, metrics, range, deadline)
                    .then(http -> nodeLabel(source, metrics, range, deadline)
                            .then(node -> window(source, deadline)
                                    .map(window -> new Inventory(metrics, http, pool(metrics), node, window))));
        });
    }

    private static Set<String> names() {
        var names = new LinkedHashSet<>(NodeMetrics.ALL);
        for (HttpFamily family : HttpFamily.KNOWN) {
            names.add(family.count());
            names.add(family.buckets());
        }
        for (PoolFamily family : PoolFamily.KNOWN) {
            names.add(family.active());
        }
        return names;
    }

    private static Optional<PoolFamily> pool(Set<String> metrics) {
        return PoolFamily.KNOWN.stream()
                .filter(family -> metrics.contains(family.active()))
                .findFirst();
    }

    private static Outcome<List<Inventory.Http>> http(
            MetricSource source, Set<String> metrics, TimeRange range, Deadline deadline) {
        List<Inventory.Http> present = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (HttpFamily family : HttpFamily.KNOWN) {
            if (!metrics.contains(family.count())) {
                continue;
            }
            switch (source.labelNames(List.of(Matcher.equal("__name__", family.count())), range, deadline)) {
                case Outcome.Failed<List<String>>(var failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Success<List<String>>(var labels, var said) -> {
                    notes.addAll(said);
                    Optional<String> service =
                            family.services().stream().filter(labels::contains).findFirst();
                    if (service.isPresent() && labels.contains(family.status())) {
                        present.add(new Inventory.Http(family, service.get(), metrics.contains(family.buckets())));
                    }
                }
            }
        }
        return Outcome.of(present, notes);
    }

    private static Outcome<String> nodeLabel(
            MetricSource source, Set<String> metrics, TimeRange range, Deadline deadline) {
        if (!metrics.contains(NodeMetrics.CPU)) {
            return Outcome.of("instance");
        }
        return source.labelNames(List.of(Matcher.equal("__name__", NodeMetrics.CPU)), range, deadline)
                .map(labels -> labels.contains("node") ? "node" : "instance");
    }

    /** From how often targets were really scraped in the last minutes. */
    private Outcome<Duration> window(MetricSource source, Deadline deadline) {
        var query = new InstantQuery("quantile(0.5, count_over_time(up[2m]))", clock.instant());
        return source.instant(query, deadline).map(samples -> {
            double scrapes =
                    samples.stream().mapToDouble(Sample::value).findFirst().orElse(Double.NaN);
            if (!(scrapes >= 1)) {
                return LONGEST_WINDOW;
            }
            long seconds = Math.round(Duration.ofMinutes(2).toSeconds() / scrapes * SCRAPES_PER_WINDOW);
            return Duration.ofSeconds(Math.clamp(seconds, SHORTEST_WINDOW.toSeconds(), LONGEST_WINDOW.toSeconds()));
        });
    }
}
