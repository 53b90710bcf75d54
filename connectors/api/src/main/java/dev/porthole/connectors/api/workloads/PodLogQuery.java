package dev.porthole.connectors.api.workloads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one container, from the kubelet.
 *
 * @param container empty for the only one, or the first when there are several
 * @param previous of the container before the last restart
 * @param since only lines from then on; null for no bound
 * @param tailLines the last so many; 0 for no bound
 */
public record PodLogQuery(
        PodKey pod,
        String container,
        boolean previous,
        @Nullable Instant since,
        int tailLines) {

    public static PodLogQuery tail(PodKey pod, int lines) {
        return new PodLogQuery(pod, "", false, null, lines);
    }
}
