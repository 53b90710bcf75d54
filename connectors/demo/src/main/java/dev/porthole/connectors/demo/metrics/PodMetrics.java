package dev.porthole.connectors.demo.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Noise;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.Workload;
import java.util.ArrayList;
import java.util.List;

/** What is scraped of a pod itself: cAdvisor's and the application's own metrics. */
final class PodMetrics {

    private static final int POOL_SIZE = 10;

    private final Traffic traffic;
    private final Noise noise;

    PodMetrics(Traffic traffic, Noise noise) {
        this.traffic = traffic;
        this.noise = noise;
    }

    List<MetricTemplate> of(Life life, ServiceLoad load) {
        List<MetricTemplate> all = new ArrayList<>();
        container(all, life, load);
        if (life.workload().habit() != Workload.Habit.WITHOUT_IMAGE) {
            Labels scraped = scraped(life);
            all.add(new MetricTemplate(
                    scraped.with("__name__", "up"),
                    (pod, at) -> !pod.exists(at)
                            ? TimeSeries.ABSENT
                            : pod.runs(at) || pod.workload().habit() == Workload.Habit.JOB ? 1 : 0));
            if (life.workload().servesHttp()) {
                requests(all, life, load, scraped);
            }
            if (life.workload().isJava()) {
                java(all, scraped);
            }
            switch (life.workload().language()) {
                case "go" -> {
                    all.add(template(
                            scraped, "go_memstats_heap_inuse_bytes", (p, at) -> Math.floor(0.6 * memory(p, at))));
                    all.add(template(scraped, "go_goroutines", (p, at) -> 24 + Math.round(busy(p, load, at))));
                }
                case "node" -> {
                    all.add(template(
                            scraped, "nodejs_heap_size_used_bytes", (p, at) -> Math.floor(0.5 * memory(p, at))));
                    all.add(template(
                            scraped, "nodejs_active_handles_total", (p, at) -> 11 + Math.round(busy(p, load, at))));
                }
                default -> {}
            }
        }
        return all;
    }

    private static Labels scraped(Life life) {
        return Labels.of(
                "namespace", life.workload().namespace(),
                "pod", life.pod(),
                "service", life.workload().name(),
                "node", life.node(),
                "instance", life.address() + ":8080",
                "job", "kubernetes-pods");
    }

    private void container(List<MetricTemplate> all, Life life, ServiceLoad load) {
        Labels pod = Labels.of(
                "namespace",
                life.workload().namespace(),
                "pod",
                life.pod(),
                "node",
                life.node(),
                "instance",
                life.node() + ":10250",
                "job",
                "kubelet",
                "metrics_path",
                "/metrics/cadvisor");
        Labels container = pod.with("container", life.container()).with("image", life.image());
        double weight = weight(life);
        all.add(template(container, "container_cpu_usage_seconds_total", (p, at) -> weight * since(p, load.cpu(), at)));
        all.add(template(container, "container_memory_working_set_bytes", this::memory));
        if (life.workload().servesHttp()) {
            Labels network = pod.with("interface", "eth0");
            Traffic.Profile counted = load.of(0, 200).buckets()[ServiceLoad.BOUNDS.length - 1];
            all.add(template(
                    network,
                    "container_network_receive_bytes_total",
                    (p, at) -> Math.floor(900 * weight * since(p, counted, at))));
            all.add(template(
                    network,
                    "container_network_transmit_bytes_total",
                    (p, at) -> Math.floor(4200 * weight * since(p, counted, at))));
        }
    }

    private static MetricTemplate template(Labels labels, String name, MetricTemplate.Sampler sampler) {
        return new MetricTemplate(
                labels.with("__name__", name), (pod, at) -> pod.runs(at) ? sampler.at(pod, at) : TimeSeries.ABSENT);
    }

    /** Counted since the container began. */
    private double since(Life life, Traffic.Profile profile, long timeMs) {
        return traffic.counted(profile, timeMs) - traffic.counted(profile, life.startedMs(timeMs));
    }

    private double weight(Life life) {
        return 0.9 + 0.2 * noise.of("weight").unit(life.place());
    }

    private double memory(Life life, long timeMs) {
        double share = 0.45 + 0.08 * noise.of("memory").smooth(life.place() * 7_919L + timeMs / 240_000.0);
        Life.Stop next = life.nextStop(timeMs);
        if (life.isBadVersion()) {
            long began = life.startedMs(timeMs);
            long full = next == null ? Math.max(life.toMs(), began + 120_000) : next.atMs();
            double grown = (double) (timeMs - began) / (full - began);
            share = share + (0.985 - share) * grown * grown;
        }
        return Math.floor(share * life.workload().memoryBytes());
    }

    private void requests(List<MetricTemplate> all, Life life, ServiceLoad load, Labels scraped) {
        double weight = weight(life);
        List<String> routes = life.workload().routes();
        for (int route = 0; route < routes.size(); route++) {
            for (int status : ServiceLoad.STATUSES) {
                ServiceLoad.Requests requests = load.of(route, status);
                Traffic.Profile counted = requests.buckets()[ServiceLoad.BOUNDS.length - 1];
                if (life.workload().isJava()) {
                    Labels labels = scraped.with("method", "GET")
                            .with("uri", routes.get(route))
                            .with("status", "" + status)
                            .with("outcome", outcome(status));
                    histogram(all, "http_server_requests_seconds", labels, weight, requests);
                } else {
                    Labels labels = scraped.with("method", "get")
                            .with("handler", routes.get(route))
                            .with("code", "" + status);
                    all.add(template(labels, "http_requests_total", counter(weight, counted)));
                }
            }
            if (!life.workload().isJava()) {
                Labels labels = scraped.with("method", "get").with("handler", routes.get(route));
                histogram(all, "http_request_duration_seconds", labels, weight, load.ofRoute());
            }
        }
    }

    private static String outcome(int status) {
        return status >= 500 ? "SERVER_ERROR" : status >= 400 ? "CLIENT_ERROR" : "SUCCESS";
    }

    private void histogram(
            List<MetricTemplate> all, String name, Labels labels, double weight, ServiceLoad.Requests requests) {
        int last = ServiceLoad.BOUNDS.length - 1;
        for (int i = 0; i <= last; i++) {
            String bound = i == last ? "+Inf" : "" + ServiceLoad.BOUNDS[i];
            all.add(template(labels.with("le", bound), name + "_bucket", counter(weight, requests.buckets()[i])));
        }
        all.add(template(labels, name + "_count", counter(weight, requests.buckets()[last])));
        all.add(template(labels, name + "_sum", (p, at) -> weight * since(p, requests.seconds(), at)));
    }

    private MetricTemplate.Sampler counter(double weight, Traffic.Profile profile) {
        return (p, at) -> Math.floor(weight * since(p, profile, at));
    }

    private void java(List<MetricTemplate> all, Labels scraped) {
        Labels pool = scraped.with("pool", "HikariPool-1");
        all.add(template(pool, "hikaricp_connections_active", this::active));
        all.add(template(pool, "hikaricp_connections_max", (p, at) -> POOL_SIZE));
        all.add(template(pool, "hikaricp_connections_idle", (p, at) -> POOL_SIZE - active(p, at)));
        all.add(template(pool, "hikaricp_connections_pending", (p, at) -> Math.round(12 * own(p, at))));
        Labels heap = scraped.with("area", "heap").with("id", "G1 Old Gen");
        all.add(template(heap, "jvm_memory_used_bytes", (p, at) -> Math.floor(0.7 * memory(p, at))));
        all.add(template(
                heap, "jvm_memory_max_bytes", (p, at) -> 0.75 * p.workload().memoryBytes()));
        all.add(template(scraped, "jvm_threads_live_threads", (p, at) -> 38 + Math.round(60 * own(p, at))));
    }

    /** Requests a second, of which about as many are open at once. */
    private double busy(Life life, ServiceLoad load, long timeMs) {
        Traffic.Profile counted = load.of(0, 200).buckets()[ServiceLoad.BOUNDS.length - 1];
        return (traffic.counted(counted, timeMs) - traffic.counted(counted, timeMs - DemoSamples.SCRAPE_MS))
                / (DemoSamples.SCRAPE_MS / 1000.0);
    }

    private double active(Life life, long timeMs) {
        double calm = 3 + 1.4 * noise.of("pool").smooth(life.place() * 104_729L + timeMs / 45_000.0);
        return Math.min(
                POOL_SIZE, Math.round(calm + 8 * ServiceLoad.felt(life.workload(), Incident.severityAt(timeMs))));
    }

    /** The incident where it is made: only in the pods that cause it. */
    private static double own(Life life, long timeMs) {
        return life.workload().habit() == Workload.Habit.ROLLED_OUT ? Incident.severityAt(timeMs) : 0;
    }
}
