package dev.porthole.app.board;

import java.util.List;

/** The names of node-exporter's metrics that a board uses. */
final class NodeMetrics {

    static final String CPU = "node_cpu_seconds_total";
    static final String MEMORY_AVAILABLE = "node_memory_MemAvailable_bytes";
    static final String MEMORY_TOTAL = "node_memory_MemTotal_bytes";
    static final String DISK_AVAILABLE = "node_filesystem_avail_bytes";
    static final String DISK_SIZE = "node_filesystem_size_bytes";

    static final List<String> ALL = List.of(CPU, MEMORY_AVAILABLE, MEMORY_TOTAL, DISK_AVAILABLE, DISK_SIZE);

    private NodeMetrics() {}
}
