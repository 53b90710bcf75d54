package dev.porthole.app.signals.series;

import java.util.List;

/**
 * The metrics one library tells the state of its connection pools with.
 *
 * @param active connections in use
 * @param max how many there may be; empty when it does not tell. A value below 1 means no limit
 * @param pending who waits for one now; empty when it does not tell
 */
public record PoolFamily(String name, String active, String max, String pending) {

    /** All that are known. Some tell only how many there are, which is no limit. */
    public static final List<PoolFamily> KNOWN = List.of(
            new PoolFamily(
                    "HikariCP (Micrometer)",
                    "hikaricp_connections_active",
                    "hikaricp_connections_max",
                    "hikaricp_connections_pending"),
            new PoolFamily(
                    "HikariCP", "hikaricp_active_connections", "hikaricp_max_connections", "hikaricp_pending_threads"),
            new PoolFamily("JDBC (Spring)", "jdbc_connections_active", "jdbc_connections_max", ""),
            new PoolFamily("Tomcat JDBC", "tomcat_jdbc_connections_active_total", "tomcat_jdbc_connections_max", ""),
            new PoolFamily("Tomcat DBCP2", "tomcat_dpcp2_connections_active_total", "tomcat_dpcp2_connections_max", ""),
            new PoolFamily("DBCP2", "dbcp2_num_active", "dbcp2_max_total", ""),
            new PoolFamily(
                    "Commons Pool", "commons_pool2_num_active", "commons_pool2_max_total", "commons_pool2_num_waiters"),
            new PoolFamily(
                    "c3p0", "c3p0_num_busy_connections", "c3p0_max_pool_size", "c3p0_num_threads_awaiting_checkout"),
            new PoolFamily("Agroal", "agroal_active_count", "", "agroal_awaiting_count"),
            new PoolFamily("database/sql", "go_sql_in_use_connections", "go_sql_max_open_connections", ""),
            new PoolFamily(
                    "database/sql (sqlstats)",
                    "go_sql_stats_connections_in_use",
                    "go_sql_stats_connections_max_open",
                    ""),
            new PoolFamily("pgx", "pgxpool_acquired_conns", "pgxpool_max_conns", ""),
            new PoolFamily("node-postgres", "pg_pool_active_count", "pg_pool_max", "pg_pool_waiting_count"),
            new PoolFamily("SQLAlchemy", "sqlalchemy_pool_checked_out", "sqlalchemy_pool_max", ""),
            new PoolFamily("go-redis", "redis_pool_active_conns", "redis_pool_max_conns", ""),
            new PoolFamily("Lettuce", "lettuce_pool_active", "lettuce_pool_max", "lettuce_pool_pending"),
            new PoolFamily("Jedis", "jedis_pool_active", "jedis_pool_max", "jedis_pool_waiters"),
            new PoolFamily(
                    "MongoDB driver", "mongodb_driver_pool_checkedout", "", "mongodb_driver_pool_waitqueuesize"));
}
