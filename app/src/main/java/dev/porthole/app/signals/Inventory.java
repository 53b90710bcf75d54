package dev.porthole.app.signals;

import dev.porthole.app.signals.series.HttpFamily;
import dev.porthole.app.signals.series.Layouts;
import dev.porthole.app.signals.series.PoolFamily;
import dev.porthole.app.signals.series.Targets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the metrics that signals can be told with are there, and who tells them.
 *
 * @param metrics names
 * @param targets by metric, of the metrics that stand for a family
 * @param http families that count requests, the best first; one service may be in several
 * @param namespaces names of namespaces, the longest first
 * @param window for what is not in {@code targets}
 */
record Inventory(
        Set<String> metrics, Map<String, Targets> targets, List<Http> http, List<String> namespaces, Duration window) {

    Inventory {
        metrics = Set.copyOf(metrics);
        targets = Map.copyOf(targets);
        http = List.copyOf(http);
        namespaces = List.copyOf(namespaces);
    }

    /**
     * A family of HTTP metrics that is there.
     *
     * @param count what counts requests
     * @param latency what tells how long they take
     * @param layouts of buckets, for each service that has some
     */
    record Http(HttpFamily family, Count count, Latency latency, Targets targets, Layouts layouts) {

        /** The status labels that its series have, the best first. */
        List<String> statuses() {
            return family.statuses().stream().filter(targets.labels()::contains).toList();
        }

        /** Whether it tells failures apart. */
        boolean tellsStatus() {
            return family.isLinkerd() || !statuses().isEmpty();
        }
    }

    /**
     * A counter of requests.
     *
     * @param metric its name
     */
    record Count(String metric, Kind kind) {
        enum Kind {
            COUNTER,
            /** The bucket of a histogram that has all. */
            LAST_BUCKET,
            NATIVE
        }
    }

    /** What tells how long requests take. */
    enum Latency {
        NONE,
        CLASSIC,
        NATIVE
    }

    boolean has(String metric) {
        return metrics.contains(metric);
    }

    Optional<Targets> of(String metric) {
        return Optional.ofNullable(targets.get(metric));
    }

    List<PoolFamily> pools() {
        return PoolFamily.KNOWN.stream().filter(family -> has(family.active())).toList();
    }
}
