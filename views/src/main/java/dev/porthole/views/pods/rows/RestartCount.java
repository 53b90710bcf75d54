package dev.porthole.views.pods.rows;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import java.util.List;

/**
 * How often a container restarted in a range. The API keeps only a count and the last end, so that of restarts before
 * the watch began it may not be known when they were.
 *
 * @param exact false when there may have been more than {@code restarts}
 */
record RestartCount(int restarts, boolean exact) {

    private static final RestartCount NONE = new RestartCount(0, true);

    static RestartCount of(Pod pod, Pod.Container container, List<ContainerRestart> seen, TimeRange range) {
        if (container.restarts() == 0) {
            return NONE;
        }
        if (!pod.createdAt().isBefore(range.start())
                && !pod.createdAt().isAfter(range.end())
                && seen.stream()
                        .noneMatch(restart -> restart.ended().finishedAt().isAfter(range.end()))) {
            return new RestartCount(container.restarts(), true);
        }
        int first = Integer.MAX_VALUE;
        int last = 0;
        int before = 0;
        for (ContainerRestart restart : seen) {
            if (!restart.uid().equals(pod.uid()) || !restart.container().equals(container.name())) {
                continue;
            }
            if (range.contains(restart.ended().finishedAt())) {
                first = Math.min(first, restart.count());
                last = Math.max(last, restart.count());
            } else if (restart.ended().finishedAt().isBefore(range.start())) {
                before = Math.max(before, restart.count());
            }
        }
        if (last == 0) {
            return NONE;
        }
        // The counts in between are known even where their ends were not seen.
        return new RestartCount(last - first + 1, first - 1 <= before);
    }
}
