package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.UsageSource;

/** What one source has measured, or where it has measured nothing, what another has. */
public record EitherUsage(UsageSource first, UsageSource otherwise) implements UsageSource {

    @Override
    public Outcome<ContainerUsage> usage(PodKey pod, String container, TimeRange range, Deadline deadline) {
        Outcome<ContainerUsage> found = first.usage(pod, container, range, deadline);
        if (isMeasured(found)) {
            return found;
        }
        Outcome<ContainerUsage> other = otherwise.usage(pod, container, range, deadline);
        return isMeasured(other) ? other : found;
    }

    private static boolean isMeasured(Outcome<ContainerUsage> outcome) {
        return outcome instanceof Outcome.Success<ContainerUsage>(var usage, var notes)
                && (usage.memory().isPresent() || usage.cpu().isPresent());
    }
}
