package dev.porthole.app.connect;

import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.util.List;

/**
 * Everything that is looked at together: one cluster and the servers that watch it.
 *
 * @param demo whether all of it is made up
 * @param unverified names of the connections whose certificates are not checked
 * @param owned closed after the connections, in this order
 */
public record Cluster(
        String name,
        boolean demo,
        List<String> unverified,
        Connection<WorkloadSource> workloads,
        Connection<MetricSource> metrics,
        Connection<AlertSource> alerts,
        Connection<LogSource> logs,
        List<Runnable> owned)
        implements AutoCloseable {

    public Cluster {
        unverified = List.copyOf(unverified);
        owned = List.copyOf(owned);
    }

    public List<Connection<?>> connections() {
        return List.of(workloads, metrics, alerts, logs);
    }

    @Override
    public void close() {
        connections().forEach(Connection::close);
        owned.forEach(Runnable::run);
    }
}
