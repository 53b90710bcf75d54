package dev.porthole.connectors.api.workloads;

import java.time.Instant;

/** An event that the API holds (for about an hour): something happened to an object. */
public record ClusterEvent(
        String uid,
        boolean warning,
        String reason,
        String message,
        int count,
        Instant at,
        String namespace,
        String objectKind,
        String objectName,
        String reporter) {}
