package dev.porthole.app.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the metrics that a board can use are there.
 *
 * @param metrics names
 * @param http families that count requests, the best first; one service may be in several
 * @param nodeLabel the label that tells nodes apart in node-exporter's metrics
 * @param window over which rates are taken: at least four scrapes
 */
public record Inventory(
        Set<String> metrics, List<Http> http, Optional<PoolFamily> pool, String nodeLabel, Duration window) {

    public Inventory {
        metrics = Set.copyOf(metrics);
        http = List.copyOf(http);
    }

    public boolean has(String metric) {
        return metrics.contains(metric);
    }

    /**
     * A family of HTTP metrics that is there.
     *
     * @param service the label that names the service
     * @param buckets whether there is a latency histogram
     */
    public record Http(HttpFamily family, String service, boolean buckets) {}
}
