package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pods as last seen, changed by a watch, and read as whole tables. */
final class PodStore {

    private final Map<PodKey, Pod> pods = new HashMap<>();
    private final RestartHistory history = new RestartHistory();

    /** A new list takes the place of everything at once. */
    synchronized void replace(List<Pod> all) {
        for (Pod pod : all) {
            history.observe(pods.get(pod.key()), pod);
        }
        pods.clear();
        for (Pod pod : all) {
            pods.put(pod.key(), pod);
        }
    }

    synchronized void put(Pod pod) {
        Pod before = pods.put(pod.key(), pod);
        history.observe(before, pod);
    }

    synchronized void remove(Pod pod) {
        Pod known = pods.get(pod.key());
        // A late event must not take away a new pod of the same name.
        if (known != null && known.uid().equals(pod.uid())) {
            pods.remove(pod.key());
        }
    }

    synchronized PodTable table() {
        return new PodTable(Collections.unmodifiableMap(new HashMap<>(pods)), history.newestFirst());
    }
}
