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
        About about,
        String reporter) {

    /** The object it happened to. */
    public record About(String namespace, String kind, String name) {}

    /** Of the object. */
    public String namespace() {
        return about.namespace();
    }

    public String objectKind() {
        return about.kind();
    }

    public String objectName() {
        return about.name();
    }
}
