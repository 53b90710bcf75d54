package dev.porthole.app.board;

import java.util.List;

/**
 * The metrics one library tells the state of its connection pools with.
 *
 * @param pending threads that wait for a connection; empty when it does not tell
 */
public record PoolFamily(String name, String active, String max, String pending) {

    /** All that are known, in the order they are looked for. */
    public static final List<PoolFamily> KNOWN = List.of(
            new PoolFamily(
                    "HikariCP (Micrometer)",
                    "hikaricp_connections_active",
                    "hikaricp_connections_max",
                    "hikaricp_connections_pending"),
            new PoolFamily(
                    "HikariCP", "hikaricp_active_connections", "hikaricp_max_connections", "hikaricp_pending_threads"),
            new PoolFamily("JDBC (Spring)", "jdbc_connections_active", "jdbc_connections_max", ""),
            new PoolFamily(
                    "MongoDB driver",
                    "mongodb_driver_pool_checkedout",
                    "mongodb_driver_pool_size",
                    "mongodb_driver_pool_waitqueuesize"));
}
