package dev.porthole.connectors.api.workloads;

import java.time.Instant;

/**
 * A pod that is not there any more, as it was last, and about when it went. Those are kept of which restarts are kept.
 */
public record GonePod(Pod pod, Instant since) {}
