package dev.porthole.views.pods;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pods like those of the design. */
public final class SamplePods {

    public static final Instant NOW = Instant.parse("2026-11-23T14:08:00Z");

    private final Map<PodKey, Pod> pods = new HashMap<>();
    private final List<ContainerRestart> restarts = new ArrayList<>();

    public static PodTable incident(int others) {
        var sample = new SamplePods();
        sample.pod("shop", "checkout-7d9f-x2k4q", "Running", 5, 5, "OOMKilled", 137, Duration.ofMinutes(1));
        sample.pod("shop", "checkout-7d9f-pl8vd", "CrashLoopBackOff", 1, 1, "Error", 1, Duration.ofMinutes(4));
        sample.pod("shop", "search-0", "Running", 1, 1, "Error", 1, Duration.ofMinutes(22));
        sample.pod("batch", "reports-28c1-xx81b", "ImagePullBackOff", 0, 0, "", 0, Duration.ofMinutes(31));
        sample.pod("edge", "gateway-66f4-2mmxw", "Running", 1, 0, "Completed", 0, Duration.ofHours(3));
        sample.pod("shop", "payments-5c6b-99zqp", "Running", 0, 0, "", 0, Duration.ofDays(6));
        sample.pod("shop", "users-0", "Running", 0, 0, "", 0, Duration.ofDays(6));
        for (int i = 0; i < others; i++) {
            sample.pod("batch", "worker-" + i, "Running", 0, 0, "", 0, Duration.ofDays(7));
        }
        return sample.table();
    }

    public void pod(
            String namespace,
            String name,
            String status,
            int restarted,
            int inRange,
            String reason,
            int exit,
            Duration age) {
        var key = new PodKey(namespace, name);
        Instant at = NOW.minus(age);
        Pod.Termination ended = reason.isEmpty()
                ? null
                : new Pod.Termination(reason, exit, exit > 128 ? exit - 128 : 0, "", at.minusSeconds(300), at);
        Instant created = reason.isEmpty() ? at : at.minus(Duration.ofDays(2));
        boolean ready = status.equals("Running");
        var container =
                new Pod.Container("app", "registry/app:1", false, ready, restarted, ready ? "running" : status, ended);
        pods.put(
                key,
                new Pod(
                        key,
                        "uid-" + name,
                        "node-" + (1 + Math.floorMod(name.hashCode(), 4)),
                        new Pod.Owner("Deployment", name.replaceAll("-.*", "")),
                        new Pod.State(Pod.Phase.RUNNING, status, ready),
                        created,
                        Pod.Content.of(List.of(container)),
                        Labels.EMPTY));
        for (int i = 0; i < inRange && ended != null; i++) {
            var earlier = new Pod.Termination(
                    reason, exit, ended.signal(), "", at.minusSeconds(300), at.minus(Duration.ofMinutes(3L * i)));
            restarts.add(new ContainerRestart(key, "uid-" + name, "app", restarted - i, earlier));
        }
    }

    public PodTable table() {
        return new PodTable(Map.copyOf(pods), List.copyOf(restarts));
    }
}
