package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.demo.logs.LogLines;
import dev.porthole.connectors.demo.metrics.DemoSamples;
import dev.porthole.connectors.demo.world.Traffic;
import dev.porthole.connectors.demo.world.World;
import java.time.InstantSource;

/**
 * A sample shop on Kubernetes, made up in process: eight services, four nodes, forty pods, and an incident every eight
 * minutes. All of it follows from the seed and the time, so that any range gives the same answer whenever it is asked.
 */
public final class DemoCluster implements AutoCloseable {

    private final DemoMetrics metrics;
    private final DemoAlerts alerts;
    private final DemoLogs logs;
    private final DemoWorkloads workloads;

    public DemoCluster(long seed, InstantSource clock) {
        this(seed, clock, false);
    }

    /** @param readOnly whether silences can only be looked at */
    public DemoCluster(long seed, InstantSource clock, boolean readOnly) {
        var world = new World(seed);
        var traffic = new Traffic(world.noise().of("traffic"));
        var samples = new DemoSamples(world, traffic);
        var rules = new Rules(samples);
        var lines = new LogLines(world, traffic);
        this.metrics = new DemoMetrics(samples, rules, clock);
        this.alerts = new DemoAlerts(rules, clock, readOnly);
        this.logs = new DemoLogs(lines, clock);
        this.workloads = new DemoWorkloads(world, lines, clock);
    }

    public MetricSource metrics() {
        return metrics;
    }

    public AlertSource alerts() {
        return alerts;
    }

    public LogSource logs() {
        return logs;
    }

    public WorkloadSource workloads() {
        return workloads;
    }

    @Override
    public void close() {
        metrics.close();
        alerts.close();
        logs.close();
        workloads.close();
    }
}
