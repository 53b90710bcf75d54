package dev.porthole.connectors.api.workloads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an object's {@code status.conditions}: "Ready", "PodScheduled", "MemoryPressure", ...
 *
 * @param status "True", "False" or "Unknown", as the API has it
 * @param since when the status last changed; null when the API does not say
 */
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        @Nullable Instant since) {

    public boolean holds() {
        return status.equals("True");
    }
}
