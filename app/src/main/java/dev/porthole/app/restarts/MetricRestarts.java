package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.workloads.PastRestarts;
import dev.porthole.connectors.api.workloads.PodKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How pods restarted, from the counter of kube-state-metrics and what it tells beside it. */
public final class MetricRestarts implements PastRestarts {

    /** Whole numbers, which {@code increase} would not give: it extrapolates. The counter of one container never falls; several that watch it tell the same. */
    private static final String COUNTS = "sum by (namespace, pod) (max by (namespace, pod, container) ("
            + "max_over_time(kube_pod_container_status_restarts_total[%1$ds])"
            + " - min_over_time(kube_pod_container_status_restarts_total[%1$ds]))) > 0";

    private static final String ENDED =
            "max by (namespace, pod, reason) (last_over_time(kube_pod_container_status_last_terminated_reason[%1$ds]))"
                    + " > 0";

    private static final String WAITED =
            "max by (namespace, pod, reason) (last_over_time(kube_pod_container_status_waiting_reason[%1$ds])) > 0";

    private static final String SEEN = "max by (namespace, pod) ("
            + "max_over_time(timestamp(kube_pod_container_status_restarts_total)[%1$ds:%2$ds]))";

    /** Of several reasons in one range the one that says most, the last here saying least. */
    private static final List<String> TELLING = List.of("OOMKilled", "Error", "CrashLoopBackOff", "", "Completed");

    /** How exactly it is known when a pod was measured last, as a part of the range: each part costs an evaluation. */
    private static final long PARTS = 60;

    private static final long FINEST_SECONDS = 15;

    private final MetricUsage.Metrics metrics;

    public MetricRestarts(MetricUsage.Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Outcome<Map<PodKey, Measured>> in(TimeRange range, Deadline deadline) {
        return ask(COUNTS, range, deadline)
                .map(counts -> counts.isEmpty() ? Map.of() : described(counts, range, deadline));
    }

    /** Reasons and times are worth a question only where there was a restart, and what is not told is left out. */
    private Map<PodKey, Measured> described(List<Sample> counts, TimeRange range, Deadline deadline) {
        Map<PodKey, String> reasons = new HashMap<>();
        for (String question : List.of(ENDED, WAITED)) {
            for (Sample sample : told(question, range, deadline)) {
                reasons.merge(pod(sample), sample.labels().get("reason"), MetricRestarts::moreTelling);
            }
        }
        Map<PodKey, Instant> seen = new HashMap<>();
        for (Sample sample : told(SEEN, range, deadline)) {
            seen.put(pod(sample), Instant.ofEpochSecond((long) sample.value()));
        }
        Map<PodKey, Measured> measured = new HashMap<>();
        for (Sample sample : counts) {
            PodKey pod = pod(sample);
            measured.put(
                    pod,
                    new Measured(
                            (int) Math.round(sample.value()),
                            reasons.getOrDefault(pod, ""),
                            seen.getOrDefault(pod, range.end())));
        }
        return Map.copyOf(measured);
    }

    private List<Sample> told(String expression, TimeRange range, Deadline deadline) {
        return switch (ask(expression, range, deadline)) {
            case Outcome.Success<List<Sample>>(var samples, var notes) -> samples;
            case Outcome.Failed<List<Sample>> unknown -> List.of();
        };
    }

    private Outcome<List<Sample>> ask(String expression, TimeRange range, Deadline deadline) {
        long seconds = Math.max(1, range.length().toSeconds());
        var query =
                new InstantQuery(expression.formatted(seconds, Math.max(FINEST_SECONDS, seconds / PARTS)), range.end());
        return metrics.ask(deadline, (source, limit) -> source.instant(query, limit));
    }

    private static PodKey pod(Sample sample) {
        Labels labels = sample.labels();
        return new PodKey(labels.get("namespace"), labels.get("pod"));
    }

    private static String moreTelling(String one, String other) {
        return rank(one) <= rank(other) ? one : other;
    }

    private static int rank(String reason) {
        return TELLING.indexOf(TELLING.contains(reason) ? reason : "");
    }
}
