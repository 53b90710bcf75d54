package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;

/** Knows what containers used, from metrics. */
@FunctionalInterface
public interface UsageSource {

    Outcome<ContainerUsage> usage(PodKey pod, String container, TimeRange range, Deadline deadline);
}
