package dev.porthole.connectors.api.workloads;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All pods at one moment, and the restarts seen so far. Immutable.
 *
 * @param pods by key, unmodifiable
 * @param restarts the newest end first: what the API's own status shows, and every change seen since the watch began
 * @param gone pods that restarted while they were watched and are not there any more, the last to go first
 */
public record PodTable(Map<PodKey, Pod> pods, List<ContainerRestart> restarts, List<GonePod> gone) {

    public static final PodTable EMPTY = new PodTable(Map.of(), List.of());

    /** Of which none is gone. */
    public PodTable(Map<PodKey, Pod> pods, List<ContainerRestart> restarts) {
        this(pods, restarts, List.of());
    }

    public Collection<Pod> all() {
        return pods.values();
    }

    /** The very pod that restarted, not another of its name; also when it is gone, if it is known still. */
    public Optional<Pod> of(ContainerRestart restart) {
        Pod there = pods.get(restart.pod());
        if (there != null && there.uid().equals(restart.uid())) {
            return Optional.of(there);
        }
        return gone.stream()
                .map(GonePod::pod)
                .filter(pod -> pod.uid().equals(restart.uid()))
                .findFirst();
    }
}
