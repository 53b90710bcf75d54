package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.workloads.PastRestarts;
import dev.porthole.connectors.api.workloads.PodKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often pods restarted, from the counter of kube-state-metrics. */
public final class MetricRestarts implements PastRestarts {

    /** Whole numbers, which {@code increase} would not give: it extrapolates. The counter of one container never falls; several that watch it tell the same. */
    private static final String EXPRESSION = "sum by (namespace, pod) (max by (namespace, pod, container) ("
            + "max_over_time(kube_pod_container_status_restarts_total[%1$ds])"
            + " - min_over_time(kube_pod_container_status_restarts_total[%1$ds]))) > 0";

    private final MetricUsage.Metrics metrics;

    public MetricRestarts(MetricUsage.Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Outcome<Map<PodKey, Integer>> in(TimeRange range, Deadline deadline) {
        var query =
                new InstantQuery(EXPRESSION.formatted(Math.max(1, range.length().toSeconds())), range.end());
        return metrics.<List<Sample>>ask(deadline, (source, limit) -> source.instant(query, limit))
                .map(MetricRestarts::counts);
    }

    private static Map<PodKey, Integer> counts(List<Sample> samples) {
        Map<PodKey, Integer> counts = new HashMap<>();
        for (Sample sample : samples) {
            var pod =
                    new PodKey(sample.labels().get("namespace"), sample.labels().get("pod"));
            counts.put(pod, (int) Math.round(sample.value()));
        }
        return Map.copyOf(counts);
    }
}
