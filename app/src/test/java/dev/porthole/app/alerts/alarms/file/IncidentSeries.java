package dev.porthole.app.alerts.alarms.file;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A hundred minutes of a cluster in which each of the six alarms has something to say: for a server of metrics, and for
 * promtool.
 */
final class IncidentSeries {

    static final Duration STEP = Duration.ofSeconds(15);
    static final int POINTS = 401;

    private final List<Series> all = new ArrayList<>();

    /** @param values at each step */
    record Series(String metric, String labels, double[] values) {
        String name() {
            return metric + "{" + labels + "}";
        }
    }

    IncidentSeries() {
        for (String node : List.of("node-1", "node-2")) {
            boolean busy = node.equals("node-1");
            String of = "instance=\"" + node + ":9100\",job=\"node-exporter\",node=\"" + node + "\"";
            add("up", of, point -> 1);
            double share = 0.3;
            counter(
                    "node_cpu_seconds_total",
                    of + ",cpu=\"0\",mode=\"user\"",
                    point -> busy && between(point, 55, 80) ? 14 : 4);
            counter(
                    "node_cpu_seconds_total",
                    of + ",cpu=\"0\",mode=\"idle\"",
                    point -> busy && between(point, 55, 80) ? 1 : 11);
            add("node_memory_MemTotal_bytes", of, point -> 8e9);
            add(
                    "node_memory_MemAvailable_bytes",
                    of,
                    point -> !busy && minute(point) >= 60 && !(point == 4 * 75) ? 4e8 : 8e9 * share);
            String disk = of + ",device=\"sda\",fstype=\"ext4\",mountpoint=\"/data\"";
            add("node_filesystem_size_bytes", disk, point -> 1e11);
            add("node_filesystem_avail_bytes", disk, point -> busy ? 3e10 - point * 6e7 : 5e10);
        }
        String of =
                "instance=\"10.0.0.1:8080\",job=\"checkout\",namespace=\"shop\",pod=\"checkout-1\",service=\"checkout\"";
        add("up", of, point -> 1);
        requests(of, "200", point -> 150, point -> between(point, 65, 90) ? 60 : 148);
        requests(of, "500", point -> between(point, 50, 70) ? 6 : 0, point -> 0);
        String pods = "instance=\"10.0.0.9:8080\",job=\"kube-state-metrics\"";
        add("up", pods, point -> 1);
        for (String pod : List.of("cart-0", "mailer-0")) {
            add(
                    "kube_pod_container_status_restarts_total",
                    pods + ",namespace=\"shop\",pod=\"" + pod + "\",container=\"app\",uid=\"1\"",
                    point -> pod.equals("cart-0")
                            ? 0
                            : IntStream.of(58, 61, 62)
                                    .filter(at -> minute(point) >= at)
                                    .count());
        }
    }

    private void requests(String of, String status, IntToDoubleFunction perStep, IntToDoubleFunction quick) {
        String labels = of + ",method=\"GET\",uri=\"/pay\",status=\"" + status + "\"";
        counter("http_server_requests_seconds_count", labels, perStep);
        counter("http_server_requests_seconds_bucket", labels + ",le=\"0.5\"", quick);
        counter("http_server_requests_seconds_bucket", labels + ",le=\"2.5\"", perStep);
        counter("http_server_requests_seconds_bucket", labels + ",le=\"+Inf\"", perStep);
    }

    private static double minute(int point) {
        return point / 4.0;
    }

    private static boolean between(int point, int from, int to) {
        return minute(point) >= from && minute(point) < to;
    }

    private void add(String metric, String labels, IntToDoubleFunction value) {
        all.add(new Series(
                metric,
                labels,
                IntStream.range(0, POINTS).mapToDouble(value::applyAsDouble).toArray()));
    }

    private void counter(String metric, String labels, IntToDoubleFunction growth) {
        double[] values = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            values[i] = values[i - 1] + growth.applyAsDouble(i);
        }
        all.add(new Series(metric, labels, values));
    }

    /** Beginning at {@code start}. */
    String openMetrics(Instant start) {
        var lines = new StringBuilder();
        all.stream()
                .map(Series::metric)
                .distinct()
                .forEach(metric -> all.stream()
                        .filter(series -> series.metric().equals(metric))
                        .forEach(series -> {
                            for (int i = 0; i < POINTS; i++) {
                                double at = start.plus(STEP.multipliedBy(i)).toEpochMilli() / 1000.0;
                                lines.append("%s %s %.3f%n".formatted(series.name(), series.values()[i], at));
                            }
                        }));
        return lines.toString();
    }

    /** As the input of a test of rules, beginning at 0. */
    String promtool() {
        return all.stream()
                .map(series -> "      - series: '%s'%n        values: '%s'%n"
                        .formatted(
                                series.name(),
                                IntStream.range(0, POINTS)
                                        .mapToObj(i -> String.valueOf(series.values()[i]))
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining());
    }
}
