package dev.porthole.app.signals;

import dev.porthole.app.signals.series.EmptyMatch;
import dev.porthole.app.signals.series.HttpFamily;
import dev.porthole.app.signals.series.Layouts;
import dev.porthole.app.signals.series.NamingLabels;
import dev.porthole.app.signals.series.PoolFamily;
import dev.porthole.app.signals.series.Rivals;
import dev.porthole.app.signals.series.ScrapeIntervals;
import dev.porthole.app.signals.series.Targets;
import dev.porthole.app.signals.series.Together;
import dev.porthole.app.signals.series.Vector;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.signals.SignalScope;
import dev.porthole.connectors.promql.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks which metrics are there and who tells them, so that nobody has to configure it. Only the list of metrics is needed;
 * a side question that is refused costs what it would have told.
 */
final class InventoryTaker {

    private static final Duration LOOK_BACK = Duration.ofMinutes(15);

    private final MetricSource source;
    private final Instant at;
    private final Deadline deadline;

    InventoryTaker(MetricSource source, Instant at, Deadline deadline) {
        this.source = source;
        this.at = at;
        this.deadline = deadline;
    }

    Outcome<Inventory> take() {
        Matcher known = Matcher.regex("__name__", String.join("|", names()));
        return source.labelValues("__name__", List.of(known), range(), deadline)
                .map(found -> inventory(Set.copyOf(found)));
    }

    private TimeRange range() {
        return TimeRange.last(LOOK_BACK, at);
    }

    private static Set<String> names() {
        var names = new LinkedHashSet<>(NodeSignals.ALL);
        names.addAll(PodSignals.ALL);
        for (HttpFamily family : HttpFamily.KNOWN) {
            names.addAll(family.counts());
            names.addAll(List.of(family.histogram(), family.histogram() + "_count", family.buckets()));
        }
        for (PoolFamily family : PoolFamily.KNOWN) {
            names.add(family.active());
            if (!family.max().isEmpty()) {
                names.add(family.max());
            }
            if (!family.pending().isEmpty()) {
                names.add(family.pending());
            }
        }
        // a dot is any character in a pattern, and so finds the names with underscores as well: harmless
        return names;
    }

    private Inventory inventory(Set<String> metrics) {
        ScrapeIntervals intervals = ScrapeIntervals.of(source, at, deadline);
        List<Inventory.Http> http = HttpFamily.KNOWN.stream()
                .map(family -> counted(family, metrics))
                .flatMap(Optional::stream)
                .toList();
        Set<String> metricsOfTargets = new LinkedHashSet<>();
        http.forEach(one -> metricsOfTargets.add(one.count().metric()));
        PoolFamily.KNOWN.stream()
                .map(PoolFamily::active)
                .filter(metrics::contains)
                .forEach(metricsOfTargets::add);
        for (String one : List.of(
                NodeSignals.MEMORY_TOTAL, PodSignals.RESTARTS, PodSignals.PHASE, PodSignals.CPU, PodSignals.MEMORY)) {
            if (metrics.contains(one)) {
                metricsOfTargets.add(one);
            }
        }
        if (!metrics.contains(NodeSignals.MEMORY_TOTAL) && metrics.contains(NodeSignals.CPU)) {
            metricsOfTargets.add(NodeSignals.CPU);
        }
        List<String> asked = List.copyOf(metricsOfTargets);
        List<Outcome<Targets>> answers = Together.each(asked, metric -> targets(metric, intervals));
        Map<String, Targets> targets = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i) instanceof Outcome.Success<Targets>(var told, var notes)) {
                targets.put(asked.get(i), told);
            }
        }
        List<String> namespaces = new ArrayList<>(namespaces(http));
        namespaces.sort(Comparator.comparingInt(String::length).reversed());
        List<Inventory.Http> known = http.stream()
                .filter(one -> targets.containsKey(one.count().metric()))
                .map(one -> new Inventory.Http(
                        one.family(),
                        one.count(),
                        one.latency(),
                        targets.getOrDefault(one.count().metric(), one.targets()),
                        Layouts.NONE))
                .filter(InventoryTaker::fits)
                .toList();
        return new Inventory(metrics, targets, laidOut(known, namespaces), namespaces, intervals.window());
    }

    /** A family that is another one's by the same metric must have a label that only it has. */
    private static boolean fits(Inventory.Http http) {
        return http.family().only().stream()
                .allMatch(only -> http.targets().labels().contains(only.name()) || new EmptyMatch(only).matches());
    }

    private static Optional<Inventory.Http> counted(HttpFamily family, Set<String> metrics) {
        boolean classic = metrics.contains(family.buckets());
        boolean isNative = !classic && metrics.contains(family.histogram());
        Optional<Inventory.Count> count = family.counts().stream()
                .filter(metrics::contains)
                .findFirst()
                .or(() -> Optional.of(family.histogram() + "_count").filter(metrics::contains))
                .map(name -> new Inventory.Count(name, Inventory.Count.Kind.COUNTER))
                .or(() -> classic
                        ? Optional.of(new Inventory.Count(family.buckets(), Inventory.Count.Kind.LAST_BUCKET))
                        : isNative
                                ? Optional.of(new Inventory.Count(family.histogram(), Inventory.Count.Kind.NATIVE))
                                : Optional.empty());
        Inventory.Latency latency =
                classic ? Inventory.Latency.CLASSIC : isNative ? Inventory.Latency.NATIVE : Inventory.Latency.NONE;
        var nobody = new Targets(Set.of(), List.of(), List.of(), ScrapeIntervals.UNKNOWN);
        return count.map(counter -> new Inventory.Http(family, counter, latency, nobody, Layouts.NONE));
    }

    private Outcome<Targets> targets(String metric, ScrapeIntervals intervals) {
        return source.labelNames(List.of(Matcher.equal("__name__", metric)), range(), deadline)
                .then(names -> {
                    Set<String> labels = new HashSet<>(names);
                    Set<String> telling = new HashSet<>(NamingLabels.ALL);
                    telling.retainAll(labels);
                    telling.removeAll(NamingLabels.REPLICAS);
                    Vector groups = new Vector(Selector.of(metric).text()).by("group", List.copyOf(telling));
                    return source.instant(new InstantQuery(groups.text(), at), deadline)
                            .map(samples -> new Rivals(samples).targets(labels, intervals));
                });
    }

    /** Only Traefik's names need them. */
    private List<String> namespaces(List<Inventory.Http> http) {
        if (http.stream().noneMatch(one -> one.family().isTraefik())) {
            return List.of();
        }
        return switch (source.labelValues("namespace", List.of(), range(), deadline)) {
            case Outcome.Success<List<String>>(var found, var notes) -> found;
            case Outcome.Failed<List<String>> refused -> List.of();
        };
    }

    /** With the bounds of each service's buckets. */
    private List<Inventory.Http> laidOut(List<Inventory.Http> http, List<String> namespaces) {
        List<Outcome<Layouts>> layouts = Together.each(
                http,
                one -> one.latency() == Inventory.Latency.CLASSIC
                        ? source.instant(
                                        new InstantQuery(
                                                new HttpVectors(one, SignalScope.CLUSTER, namespaces)
                                                        .countByBound()
                                                        .text(),
                                                at),
                                        deadline)
                                .map(Layouts::of)
                        : Outcome.of(Layouts.NONE));
        List<Inventory.Http> laidOut = new ArrayList<>();
        for (int i = 0; i < http.size(); i++) {
            Inventory.Http one = http.get(i);
            laidOut.add(
                    layouts.get(i) instanceof Outcome.Success<Layouts>(var found, var notes)
                            ? new Inventory.Http(one.family(), one.count(), one.latency(), one.targets(), found)
                            : one);
        }
        return laidOut;
    }
}
