package dev.porthole.connectors.demo.metrics;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.demo.world.Incident;
import dev.porthole.connectors.demo.world.Noise;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What node-exporter says of the nodes. One node's disk fills up in half a day, and is cleaned then. */
final class NodeMetrics {

    /** A node's series: they have no pod. */
    record NodeTemplate(Labels labels, Sampler sampler) {
        /** The value at a time in milliseconds. */
        interface Sampler {
            double at(long timeMs);
        }
    }

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final int CORES = 4;
    private static final double MEMORY = 16 * GIB;
    private static final double DISK = 100 * GIB;
    private static final long BOOT_MS = 1_700_000_000_000L;
    private static final long FILLING_MS = 12 * 3_600_000L;
    private static final int FILLING_NODE = 2;

    private final Traffic traffic;
    private final Noise noise;
    private final List<NodeTemplate> templates = new ArrayList<>();

    NodeMetrics(World world, Traffic traffic) {
        this.traffic = traffic;
        this.noise = world.noise().of("nodes");
        for (int i = 0; i < world.nodes().size(); i++) {
            node(i, world.nodes().get(i));
        }
        templates.add(new NodeTemplate(
                Labels.of(
                        "__name__", "kube_deployment_status_observed_generation",
                        "namespace", "shop",
                        "deployment", "checkout",
                        "instance", "10.1.2.8:8080",
                        "job", "kube-state-metrics"),
                NodeMetrics::generation));
    }

    List<NodeTemplate> templates() {
        return templates;
    }

    private static double generation(long timeMs) {
        double second = Incident.secondsIntoCycle(timeMs);
        long whole = Incident.cycle(timeMs) - Incident.cycle(BOOT_MS);
        return 2 * whole + (second >= Incident.ROLLOUT ? 1 : 0) + (second >= Incident.ROLLBACK ? 1 : 0);
    }

    private void node(int index, String name) {
        Labels labels = Labels.of("node", name, "instance", "10.0.0." + (11 + index) + ":9100", "job", "node-exporter");
        add(labels, "up", at -> 1);
        add(labels.with("nodename", name), "node_uname_info", at -> 1);
        add(
                Labels.of("node", name, "internal_ip", "10.0.0." + (11 + index), "instance", "10.1.2.8:8080")
                        .with("job", "kube-state-metrics"),
                "kube_node_info",
                at -> 1);
        for (int core = 0; core < CORES; core++) {
            core(index, core, labels.with("cpu", "" + core));
        }
        add(labels, "node_load1", at -> CORES * (0.5 + 0.2 * wave(index, at, 60_000) + 0.3 * Incident.severityAt(at)));
        add(labels, "node_memory_MemTotal_bytes", at -> MEMORY);
        add(labels, "node_memory_MemAvailable_bytes", at -> Math.floor(MEMORY * (1 - memoryUsed(index, at))));
        Labels root =
                labels.with("device", "/dev/nvme0n1p1").with("fstype", "ext4").with("mountpoint", "/");
        add(root, "node_filesystem_size_bytes", at -> DISK);
        add(root, "node_filesystem_avail_bytes", at -> Math.floor(DISK * (1 - diskUsed(index, at))));
        Labels run = labels.with("device", "tmpfs").with("fstype", "tmpfs").with("mountpoint", "/run");
        add(run, "node_filesystem_size_bytes", at -> GIB);
        add(run, "node_filesystem_avail_bytes", at -> 0.97 * GIB);
        Labels network = labels.with("device", "eth0");
        var bytes = new Traffic.Profile(second -> 2e6 + index * 3e5);
        add(network, "node_network_receive_bytes_total", at -> Math.floor(since(bytes, at)));
        add(network, "node_network_transmit_bytes_total", at -> Math.floor(1.8 * since(bytes, at)));
    }

    private void add(Labels labels, String name, NodeTemplate.Sampler sampler) {
        templates.add(new NodeTemplate(labels.with("__name__", name), sampler));
    }

    private void core(int node, int core, Labels labels) {
        Map<String, Traffic.Profile> busy = new TreeMap<>();
        // With the worst of an incident at the busiest hour a core is still below its whole second a second.
        double base = 0.18 + 0.03 * node + 0.01 * core;
        busy.put("user", new Traffic.Profile(second -> base + 0.2 * Incident.severity(second)));
        busy.put("system", new Traffic.Profile(second -> 0.3 * base));
        busy.put("iowait", new Traffic.Profile(second -> 0.01 + 0.02 * Incident.severity(second)));
        busy.put("steal", new Traffic.Profile(second -> 0.002));
        busy.forEach(
                (mode, profile) -> add(labels.with("mode", mode), "node_cpu_seconds_total", at -> since(profile, at)));
        add(labels.with("mode", "idle"), "node_cpu_seconds_total", at -> {
            double idle = (at - BOOT_MS) / 1000.0;
            for (Traffic.Profile profile : busy.values()) {
                idle -= since(profile, at);
            }
            return idle;
        });
    }

    private double since(Traffic.Profile profile, long timeMs) {
        return traffic.counted(profile, timeMs) - traffic.counted(profile, BOOT_MS);
    }

    private double wave(int node, long timeMs, double everyMs) {
        return noise.of(node).smooth(timeMs / everyMs);
    }

    private double memoryUsed(int node, long timeMs) {
        return 0.55 + 0.04 * node + 0.03 * wave(node, timeMs, 300_000) + 0.04 * Incident.severityAt(timeMs);
    }

    private double diskUsed(int node, long timeMs) {
        if (node != FILLING_NODE) {
            return 0.35 + 0.06 * node + 0.004 * wave(node, timeMs, 600_000);
        }
        return 0.66 + 0.28 * Math.floorMod(timeMs, FILLING_MS) / FILLING_MS;
    }
}
