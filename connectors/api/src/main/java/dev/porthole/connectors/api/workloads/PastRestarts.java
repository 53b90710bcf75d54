package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import java.time.Instant;
import java.util.Map;

/** Knows how often pods restarted from metrics, also before anybody watched them and after they are gone. */
@FunctionalInterface
public interface PastRestarts {

    /** How each pod restarted in the range; only those that did. Nothing at all may mean that nobody measures it. */
    Outcome<Map<PodKey, Measured>> in(TimeRange range, Deadline deadline);

    /**
     * What metrics tell of the restarts of one pod.
     *
     * @param restarts in the range, of all its containers
     * @param reason how it ended or why it waited in the range, the one that says most; empty where nobody measures it
     * @param seen about when it was measured last
     */
    record Measured(int restarts, String reason, Instant seen) {}
}
