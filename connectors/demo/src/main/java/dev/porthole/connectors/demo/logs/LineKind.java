package dev.porthole.connectors.demo.logs;

import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.connectors.demo.world.Workload;

/**
 * What lines there are. In a text, <code>{route}</code>, <code>{ms}</code> and <code>{n}</code> stand for what changes from
 * line to line; all but the route are digits.
 */
enum LineKind {
    REQUEST(LogLevel.INFO, 200, "GET {route} 200 in {ms} ms", ""),
    NOT_FOUND(LogLevel.WARN, 404, "GET {route} 404 in {ms} ms", ""),
    HEALTH(LogLevel.DEBUG, 0, "health check passed, {n} connections open", ""),
    SLOW_QUERY(
            LogLevel.WARN,
            0,
            "slow query: {ms} ms for SELECT id, total, state FROM orders WHERE customer = {n} ORDER BY id DESC",
            ""),
    POOL_EXHAUSTED(
            LogLevel.ERROR,
            503,
            "GET {route} failed after {ms} ms: HikariPool-1 - Connection is not available, request timed out after"
                    + " 30000ms",
            """
            java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.
            \tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)
            \tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:197)
            \tat com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:100)
            \tat shop.orders.OrderRepository.reserve(OrderRepository.java:88)
            \tat shop.orders.OrderController.submit(OrderController.java:41)\
            """),
    UPSTREAM_FAILED(LogLevel.ERROR, 503, "upstream checkout answered 503 for {route} after {ms} ms", ""),
    STARTED(LogLevel.INFO, 0, "Started {service} {version}, ready after {ms} ms", ""),
    OUT_OF_MEMORY(LogLevel.FATAL, 0, "Terminating due to java.lang.OutOfMemoryError: Java heap space", """
        java.lang.OutOfMemoryError: Java heap space
        \tat java.base/java.util.Arrays.copyOf(Arrays.java:3541)
        \tat shop.orders.QuoteCache.grow(QuoteCache.java:57)
        \tat shop.orders.QuoteCache.put(QuoteCache.java:33)\
        """),
    CRASHED(LogLevel.FATAL, 0, "unhandled exception, exiting with status 1", """
        ConnectionRefusedError: [Errno 111] Connection refused
          File "/app/mailer/smtp.py", line 58, in connect
          File "/app/mailer/main.py", line 21, in run\
        """),
    COMPLETED(LogLevel.INFO, 0, "report written, {n} rows", ""),
    CHECKPOINT(LogLevel.INFO, 0, "checkpoint complete: wrote {n} buffers in {ms} ms", ""),
    NO_SLOTS(LogLevel.ERROR, 0, "remaining connection slots are reserved for superusers", ""),
    SYNCED(LogLevel.INFO, 0, "synced {n} items in {ms} ms", "");

    private final LogLevel level;
    private final int status;
    private final String text;
    private final String stackTrace;

    LineKind(LogLevel level, int status, String text, String stackTrace) {
        this.level = level;
        this.status = status;
        this.text = text;
        this.stackTrace = stackTrace;
    }

    LogLevel level() {
        return level;
    }

    /** Of the answer; 0 when the line is about none. */
    int status() {
        return status;
    }

    String text() {
        return text;
    }

    String stackTrace() {
        return stackTrace;
    }

    /** An ordinary line of a workload. */
    static LineKind usual(Workload workload, double chance) {
        if (workload.servesHttp()) {
            return chance < 0.04 ? NOT_FOUND : chance < 0.10 ? HEALTH : REQUEST;
        }
        return workload.language().equals("postgres") ? CHECKPOINT : chance < 0.3 ? HEALTH : SYNCED;
    }

    /** A line about a failed request. */
    static LineKind failure(Workload workload) {
        return workload.isJava() && workload.habit() == Workload.Habit.ROLLED_OUT
                ? POOL_EXHAUSTED
                : workload.servesHttp() ? UPSTREAM_FAILED : NO_SLOTS;
    }
}
