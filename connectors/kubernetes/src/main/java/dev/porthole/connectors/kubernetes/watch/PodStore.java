package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.workloads.GonePod;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.PodTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pods as last seen, changed by a watch, and read as whole tables. */
final class PodStore {

    /** Pods that are gone, of which restarts are kept. */
    static final int MOST_GONE = 2_000;

    private final InstantSource clock;
    private final Map<PodKey, Pod> pods = new HashMap<>();
    private final RestartHistory history = new RestartHistory();
    private final Deque<GonePod> gone = new ArrayDeque<>();
    private List<GonePod> goneNow = List.of();

    PodStore(InstantSource clock) {
        this.clock = clock;
    }

    /** A new list takes the place of everything at once. */
    synchronized void replace(List<Pod> all) {
        Instant now = clock.instant();
        Map<PodKey, Pod> before = new HashMap<>(pods);
        pods.clear();
        for (Pod pod : all) {
            history.observe(before.get(pod.key()), pod, now);
            pods.put(pod.key(), pod);
        }
        before.values().stream()
                .filter(pod -> !isSame(pods.get(pod.key()), pod))
                .forEach(pod -> left(pod, now));
    }

    synchronized void put(Pod pod) {
        Instant now = clock.instant();
        Pod before = pods.put(pod.key(), pod);
        history.observe(before, pod, now);
        if (before != null && !isSame(before, pod)) {
            left(before, now);
        }
    }

    /** @param pod as it was last: it may have restarted once more since it was last heard of */
    synchronized void remove(Pod pod) {
        Pod known = pods.get(pod.key());
        // A late event must not take away a new pod of the same name.
        if (known != null && isSame(known, pod)) {
            Instant now = clock.instant();
            history.observe(known, pod, now);
            pods.remove(pod.key());
            left(pod, now);
        }
    }

    private static boolean isSame(@org.jspecify.annotations.Nullable Pod one, Pod other) {
        return one != null && one.uid().equals(other.uid());
    }

    private void left(Pod pod, Instant now) {
        if (history.has(pod)) {
            gone.addFirst(new GonePod(pod, now));
            if (gone.size() > MOST_GONE) {
                gone.removeLast();
            }
            goneNow = List.copyOf(gone);
        }
    }

    synchronized PodTable table() {
        return new PodTable(Collections.unmodifiableMap(new HashMap<>(pods)), history.newestFirst(), goneNow);
    }
}
