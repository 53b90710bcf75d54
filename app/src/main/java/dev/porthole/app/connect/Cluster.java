package dev.porthole.app.connect;

import dev.porthole.app.forwards.RememberedForwards;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.api.logs.LogSource;
import dev.porthole.connectors.api.metrics.MetricSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.shell.status.ServerChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is looked at together: one cluster and the servers that watch it.
 *
 * @param demo whether all of it is made up
 * @param unverified names of the connections whose certificates are not checked
 * @param servers which server a connection goes to, by the connection's id; only for those that were found in a cluster
 * @param owned closed after the connections, in this order
 */
public record Cluster(
        String name,
        boolean demo,
        List<String> unverified,
        Sources sources,
        Map<String, ServerChoice> servers,
        Access access,
        List<Runnable> owned)
        implements AutoCloseable {

    /** The connections, by what they give. */
    public record Sources(
            Connection<WorkloadSource> workloads,
            Connection<MetricSource> metrics,
            Connection<AlertSource> alerts,
            Connection<LogSource> logs) {}

    /**
     * What a person may do with the cluster beside looking at it.
     *
     * @param forwards ports of the cluster on this machine; empty where there is no cluster
     * @param role a manifest of the rights that Porthole needs there; empty where it needs none
     * @param outdated what the kubeconfig has of it now that is not in use
     * @param rights tells what may not be done there of what is needed
     * @param readOnly whether nothing may be written to any server; no source gives a way to do so then
     */
    public record Access(
            Optional<RememberedForwards> forwards,
            String role,
            Live<Outdated> outdated,
            Optional<Rights> rights,
            boolean readOnly) {}

    /** Asks a cluster what its user may not do of what Porthole needs; blocks. */
    @FunctionalInterface
    public interface Rights {

        /** In words of RBAC, as "create pods/portforward in shop"; none when all may be done. */
        Outcome<List<String>> missing(Deadline deadline);
    }

    public Cluster {
        unverified = List.copyOf(unverified);
        servers = Map.copyOf(servers);
        owned = List.copyOf(owned);
    }

    public Connection<WorkloadSource> workloads() {
        return sources.workloads();
    }

    public Connection<MetricSource> metrics() {
        return sources.metrics();
    }

    public Connection<AlertSource> alerts() {
        return sources.alerts();
    }

    public Connection<LogSource> logs() {
        return sources.logs();
    }

    public Optional<RememberedForwards> forwards() {
        return access.forwards();
    }

    public String role() {
        return access.role();
    }

    public Live<Outdated> outdated() {
        return access.outdated();
    }

    public List<Connection<?>> connections() {
        return List.of(workloads(), metrics(), alerts(), logs());
    }

    /** Empty where there is no cluster to ask. */
    public Optional<Rights> rights() {
        return access.rights();
    }

    /** Whether nothing may be written to any server. */
    public boolean readOnly() {
        return access.readOnly();
    }

    @Override
    public void close() {
        connections().forEach(Connection::close);
        owned.forEach(Runnable::run);
    }
}
