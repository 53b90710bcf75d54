package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.InstantQuery;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.metrics.RangeQuery;
import dev.porthole.connectors.api.metrics.Sample;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.promql.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What containers used, from the metrics of cAdvisor; their limits from kube-state-metrics, or from cAdvisor where that
 * is not there. A metric that nobody scrapes is a part that is empty, not a failure.
 */
public final class MetricUsage implements UsageSource {

    private static final Duration FINEST_STEP = Duration.ofSeconds(15);
    private static final int MOST_POINTS = 240;

    /** Longer than the usual scrape interval of a minute, so that a rate has two samples. */
    private static final String CPU_WINDOW = "[3m]";

    private final Metrics metrics;

    /** Asks whichever metric source there is at the moment. */
    @FunctionalInterface
    public interface Metrics {
        <T> Outcome<T> ask(Deadline deadline, BiFunction<MetricSource, Deadline, Outcome<T>> question);
    }

    public MetricUsage(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Outcome<ContainerUsage> usage(PodKey pod, String container, TimeRange range, Deadline deadline) {
        Function<String, Selector> of = metric -> Selector.of(
                metric,
                Matcher.equal("namespace", pod.namespace()),
                Matcher.equal("pod", pod.name()),
                Matcher.equal("container", container));
        // One container may be scraped twice, by the operator's and by a chart's job.
        String memory = "max(" + of.apply("container_memory_working_set_bytes").text() + ")";
        String cpu = "max(rate(" + of.apply("container_cpu_usage_seconds_total").text() + CPU_WINDOW + "))";
        String memoryLimit = "max(%s) or max(%s > 0)"
                .formatted(
                        limit(of, "memory"),
                        of.apply("container_spec_memory_limit_bytes").text());
        String cpuLimit = "max(%s) or max(%s / %s)"
                .formatted(
                        limit(of, "cpu"),
                        of.apply("container_spec_cpu_quota").text(),
                        of.apply("container_spec_cpu_period").text());
        return series(memory, range, deadline)
                .then(used -> last(memoryLimit, range, deadline)
                        .then(most -> series(cpu, range, deadline)
                                .then(cores -> last(cpuLimit, range, deadline)
                                        .map(mostCores -> new ContainerUsage(used, most, cores, mostCores)))));
    }

    private static String limit(Function<String, Selector> of, String resource) {
        return of.apply("kube_pod_container_resource_limits")
                .and(Matcher.equal("resource", resource))
                .text();
    }

    private Outcome<Optional<TimeSeries>> series(String expression, TimeRange range, Deadline deadline) {
        Duration step = range.length().dividedBy(MOST_POINTS);
        var query = new RangeQuery(expression, range, step.compareTo(FINEST_STEP) < 0 ? FINEST_STEP : roundedUp(step))
                .aligned();
        return metrics.<List<TimeSeries>>ask(deadline, (source, limit) -> source.range(query, limit))
                .map(found -> found.stream().findFirst());
    }

    /** Whole steps, so that the same range a moment later falls on the same grid. */
    private static Duration roundedUp(Duration step) {
        return FINEST_STEP.multipliedBy(step.dividedBy(FINEST_STEP) + 1);
    }

    /** The newest value in the range; a limit is not measured any more once its pod is gone. */
    private Outcome<OptionalDouble> last(String expression, TimeRange range, Deadline deadline) {
        var query = new InstantQuery(
                "last_over_time((" + expression + ")[" + range.length().toSeconds() + "s:" + FINEST_STEP.toSeconds()
                        + "s])",
                range.end());
        return metrics.<List<Sample>>ask(deadline, (source, limit) -> source.instant(query, limit))
                .map(found -> found.stream().mapToDouble(Sample::value).findFirst());
    }
}
