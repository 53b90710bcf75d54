package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import java.util.Map;

/** Knows how often pods restarted from metrics, also before anybody watched them and after they are gone. */
@FunctionalInterface
public interface PastRestarts {

    /** How often each pod restarted in the range; only those that did. Nothing at all may mean that nobody measures it. */
    Outcome<Map<PodKey, Integer>> in(TimeRange range, Deadline deadline);
}
