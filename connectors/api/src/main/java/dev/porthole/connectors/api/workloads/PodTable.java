package dev.porthole.connectors.api.workloads;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All pods at one moment, and the restarts seen so far. Immutable.
 *
 * @param pods by key, unmodifiable
 * @param restarts the newest end first: what the API's own status shows, and every change seen since the watch began
 */
public record PodTable(Map<PodKey, Pod> pods, List<ContainerRestart> restarts) {

    public static final PodTable EMPTY = new PodTable(Map.of(), List.of());

    public Collection<Pod> all() {
        return pods.values();
    }
}
