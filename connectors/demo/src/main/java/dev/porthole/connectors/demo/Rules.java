package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.Rule;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.demo.metrics.DemoSamples;
import dev.porthole.connectors.demo.promql.BadExpression;
import dev.porthole.connectors.demo.promql.Evaluator;
import dev.porthole.connectors.demo.promql.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sample shop's alerting rules and what they come to at a time: evaluated again over the last minutes each time. */
final class Rules {

    private static final String ERRORS = """
        sum by (namespace, service) (rate(http_server_requests_seconds_count{status=~"5.."}[1m])) \
        / sum by (namespace, service) (rate(http_server_requests_seconds_count[1m])) > 0.05\
        """;
    private static final String LATENCY = """
        histogram_quantile(0.95, sum by (namespace, service, le) \
        (rate(http_server_requests_seconds_bucket[1m]))) > 1\
        """;
    private static final String POOL = """
        sum by (namespace, service) (hikaricp_connections_active) \
        / sum by (namespace, service) (hikaricp_connections_max) > 0.9\
        """;
    private static final String RESTARTS = """
        changes(kube_pod_container_status_restarts_total{namespace="shop"}[5m]) > 0\
        """;
    private static final String NO_IMAGE = """
        kube_pod_container_status_waiting_reason{reason="ImagePullBackOff"} == 1\
        """;
    private static final String DISK = """
        1 - node_filesystem_avail_bytes{fstype!="tmpfs"} / node_filesystem_size_bytes{fstype!="tmpfs"} > 0.6\
        """;

    private static final List<Spec> SPECS = List.of(
            new Spec("HighErrorRate", ERRORS, 15, "critical", "{service} fails {percent} of its requests"),
            new Spec("HighLatency", LATENCY, 15, "warning", "95% of {service}'s requests take up to {seconds}"),
            new Spec("ConnectionPoolExhausted", POOL, 30, "warning", "The pools of {service} are {percent} full"),
            new Spec("PodRestarting", RESTARTS, 0, "warning", "{pod} restarted"),
            new Spec("ContainerWaiting", NO_IMAGE, 300, "warning", "{pod} cannot pull its image"),
            new Spec("NodeDiskFilling", DISK, 60, "warning", "The disk of {node} is {percent} full"),
            new Spec("Watchdog", "vector(1)", 0, "none", "The alerting path works"));

    private static final long LOOK_BACK_MS = 900_000;

    private record Spec(String name, String expression, int holdSeconds, String severity, String summary) {}

    private final DemoSamples samples;

    Rules(DemoSamples samples) {
        this.samples = samples;
    }

    List<Rule.Alerting> at(long timeMs) {
        return SPECS.stream().map(spec -> alerting(spec, timeMs)).toList();
    }

    private Rule.Alerting alerting(Spec spec, long timeMs) {
        List<Rule.ActiveAlert> alerts = new ArrayList<>();
        long last = timeMs - Math.floorMod(timeMs, DemoSamples.SCRAPE_MS);
        int points = (int) (LOOK_BACK_MS / DemoSamples.SCRAPE_MS);
        var grid = new Grid(last - (points - 1) * DemoSamples.SCRAPE_MS, DemoSamples.SCRAPE_MS, points);
        String error = "";
        try {
            var evaluator = new Evaluator(samples, grid, () -> {});
            for (TimeSeries series : evaluator.series(evaluator.evaluate(spec.expression))) {
                if (!TimeSeries.isAbsent(series.values()[points - 1])) {
                    alerts.add(active(spec, series, last));
                }
            }
        } catch (BadExpression bad) {
            error = bad.detail().toString();
        }
        return new Rule.Alerting(
                spec.name,
                "demo.yml;shop",
                spec.expression,
                Duration.ofSeconds(spec.holdSeconds),
                Duration.ZERO,
                Labels.of("severity", spec.severity),
                Labels.of("summary", spec.summary),
                new Rule.Evaluation(state(alerts), alerts, lastRun(spec, last, error)));
    }

    private static Rule.LastRun lastRun(Spec spec, long lastMs, String error) {
        // as long as the expression, so that it stays the same
        return new Rule.LastRun(
                error.isEmpty() ? Rule.Health.OK : Rule.Health.ERR,
                error,
                Instant.ofEpochMilli(lastMs),
                Duration.ofNanos(12_000L * spec.expression.length()),
                Duration.ofMillis(DemoSamples.SCRAPE_MS));
    }

    private static Rule.State state(List<Rule.ActiveAlert> alerts) {
        return alerts.stream().map(Rule.ActiveAlert::state).max(Enum::compareTo).orElse(Rule.State.INACTIVE);
    }

    private static Rule.ActiveAlert active(Spec spec, TimeSeries series, long lastMs) {
        int begun = series.size() - 1;
        while (begun > 0 && !TimeSeries.isAbsent(series.values()[begun - 1])) {
            begun--;
        }
        long since = series.timeMs(begun);
        if (begun == 0) {
            // longer than was looked at: since the hour before, which stays the same for an hour
            since = lastMs - LOOK_BACK_MS;
            since -= Math.floorMod(since, Duration.ofHours(1).toMillis());
        }
        double value = series.values()[series.size() - 1];
        boolean held = lastMs - since >= spec.holdSeconds * 1000L;
        Labels labels = series.labels()
                .without(List.of("__name__"))
                .with("alertname", spec.name)
                .with("severity", spec.severity);
        return new Rule.ActiveAlert(
                labels,
                Labels.of("summary", filled(spec.summary, labels, value)),
                held ? Rule.State.FIRING : Rule.State.PENDING,
                Instant.ofEpochMilli(since),
                value);
    }

    private static String filled(String text, Labels labels, double value) {
        return text.replace("{percent}", String.format(Locale.ROOT, "%.1f%%", 100 * value))
                .replace("{seconds}", String.format(Locale.ROOT, "%.2fs", value))
                .replace("{service}", labels.get("service"))
                .replace("{pod}", labels.get("pod"))
                .replace("{node}", labels.get("node"));
    }
}
