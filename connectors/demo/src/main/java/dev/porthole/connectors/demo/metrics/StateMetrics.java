package dev.porthole.connectors.demo.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.demo.world.Life;
import dev.porthole.connectors.demo.world.Workload;
import java.util.ArrayList;
import java.util.List;

/** What kube-state-metrics says of a pod. */
final class StateMetrics {

    private static final Labels SCRAPED = Labels.of("instance", "10.1.2.8:8080", "job", "kube-state-metrics");

    List<MetricTemplate> of(Life life) {
        List<MetricTemplate> all = new ArrayList<>();
        Labels pod = SCRAPED.with("namespace", life.workload().namespace())
                .with("pod", life.pod())
                .with("uid", life.uid());
        Labels container = pod.with("container", life.container());
        boolean deployed = life.workload().kind().equals("Deployment");
        String ownerKind = deployed ? "ReplicaSet" : life.workload().kind();
        String ownerName = deployed ? life.replicaSet() : life.workload().name();
        add(
                all,
                "kube_pod_info",
                pod.with("node", life.node())
                        .with("pod_ip", life.address())
                        .with("created_by_kind", ownerKind)
                        .with("created_by_name", ownerName),
                (p, at) -> 1);
        add(
                all,
                "kube_pod_owner",
                pod.with("owner_kind", ownerKind).with("owner_name", ownerName).with("owner_is_controller", "true"),
                (p, at) -> 1);
        for (String phase : List.of("Pending", "Running", "Succeeded", "Failed", "Unknown")) {
            add(
                    all,
                    "kube_pod_status_phase",
                    pod.with("phase", phase),
                    (p, at) -> phase(p, at).equals(phase) ? 1 : 0);
        }
        add(all, "kube_pod_status_ready", pod.with("condition", "true"), (p, at) -> p.runs(at) ? 1 : 0);
        limits(all, life, container.with("node", life.node()));
        add(all, "kube_pod_container_status_restarts_total", container, (p, at) -> p.restarts(at));
        add(
                all,
                "kube_pod_container_status_waiting_reason",
                container.with("reason", "CrashLoopBackOff"),
                (p, at) -> isLooping(p, at) ? 1 : TimeSeries.ABSENT);
        if (life.workload().habit() == Workload.Habit.WITHOUT_IMAGE) {
            add(
                    all,
                    "kube_pod_container_status_waiting_reason",
                    container.with("reason", "ImagePullBackOff"),
                    (p, at) -> 1);
        }
        for (String reason : List.of("OOMKilled", "Error", "Completed")) {
            add(
                    all,
                    "kube_pod_container_status_last_terminated_reason",
                    container.with("reason", reason),
                    (p, at) -> ended(p, at, reason) ? 1 : TimeSeries.ABSENT);
        }
        return all;
    }

    private static void add(List<MetricTemplate> all, String name, Labels labels, MetricTemplate.Sampler sampler) {
        all.add(new MetricTemplate(
                labels.with("__name__", name), (p, at) -> p.exists(at) ? sampler.at(p, at) : TimeSeries.ABSENT));
    }

    private static void limits(List<MetricTemplate> all, Life life, Labels container) {
        Labels memory = container.with("resource", "memory").with("unit", "byte");
        Labels cpu = container.with("resource", "cpu").with("unit", "core");
        double bytes = life.workload().memoryBytes();
        add(all, "kube_pod_container_resource_limits", memory, (p, at) -> bytes);
        add(all, "kube_pod_container_resource_limits", cpu, (p, at) -> 1);
        add(all, "kube_pod_container_resource_requests", memory, (p, at) -> bytes / 2);
        add(all, "kube_pod_container_resource_requests", cpu, (p, at) -> 0.1);
    }

    private static boolean isLooping(Life life, long timeMs) {
        return !life.runs(timeMs) && life.restarts(timeMs) > 0;
    }

    private static boolean ended(Life life, long timeMs, String reason) {
        Life.Stop last = life.lastStop(timeMs);
        return last != null && last.reason().equals(reason) && life.workload().habit() != Workload.Habit.JOB;
    }

    private static String phase(Life life, long timeMs) {
        return switch (life.workload().habit()) {
            case WITHOUT_IMAGE -> "Pending";
            case JOB -> life.lastStop(timeMs) != null ? "Succeeded" : "Running";
            case STEADY, FAILING, ROLLED_OUT -> "Running";
        };
    }
}
