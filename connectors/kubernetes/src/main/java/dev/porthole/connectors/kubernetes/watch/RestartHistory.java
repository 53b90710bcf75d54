package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The restarts seen so far. The API keeps only the last end of each container; what is seen here is kept on, also after
 * the pod is gone. Not for several threads at once.
 */
final class RestartHistory {

    private static final int MOST = 10_000;
    private static final Comparator<ContainerRestart> NEWEST_FIRST = Comparator.comparing(
                    (ContainerRestart restart) -> restart.ended().finishedAt())
            .reversed();

    private record Seen(String uid, String container, int count, Instant ended) {

        static Seen of(ContainerRestart restart) {
            return new Seen(
                    restart.uid(),
                    restart.container(),
                    restart.count(),
                    restart.ended().finishedAt());
        }
    }

    private final Set<Seen> seen = new HashSet<>();
    private final Set<String> uids = new HashSet<>();
    private final List<ContainerRestart> restarts = new ArrayList<>();
    private List<ContainerRestart> snapshot = List.of();
    private boolean changed;

    /**
     * @param before the same pod as last seen; null at first sight
     * @param at the moment, which stands for that of an end of which nothing is said
     */
    void observe(@Nullable Pod before, Pod now, Instant at) {
        for (Pod.Container container : now.containers()) {
            if (container.restarts() == 0) {
                continue;
            }
            Pod.Container earlier = before != null && before.uid().equals(now.uid()) ? find(before, container) : null;
            // A count that has not changed tells nothing new; one that went back to less than it was starts over.
            if (earlier != null && earlier.restarts() == container.restarts()) {
                continue;
            }
            Pod.Termination ended = container.lastTermination();
            if (ended == null && earlier == null) {
                continue;
            }
            add(new ContainerRestart(
                    now.key(), now.uid(), container.name(), container.restarts(), ended == null ? unknown(at) : ended));
        }
    }

    private static Pod.@Nullable Container find(Pod pod, Pod.Container like) {
        for (Pod.Container container : pod.containers()) {
            if (container.name().equals(like.name()) && container.init() == like.init()) {
                return container;
            }
        }
        return null;
    }

    /** The count rose, but the status does not say how the container ended, not even when: it was just now. */
    private static Pod.Termination unknown(Instant at) {
        return new Pod.Termination("Unknown", -1, 0, "", at, at);
    }

    private void add(ContainerRestart restart) {
        if (!seen.add(Seen.of(restart))) {
            return;
        }
        restarts.add(restart);
        uids.add(restart.uid());
        changed = true;
        if (restarts.size() > MOST + MOST / 10) {
            restarts.sort(NEWEST_FIRST);
            restarts.subList(MOST, restarts.size()).clear();
            seen.clear();
            uids.clear();
            for (ContainerRestart kept : restarts) {
                seen.add(Seen.of(kept));
                uids.add(kept.uid());
            }
        }
    }

    /** Whether any restart of that pod is kept. */
    boolean has(Pod pod) {
        return uids.contains(pod.uid());
    }

    /** The newest end first; the same list as before when nothing was added. */
    List<ContainerRestart> newestFirst() {
        if (changed) {
            restarts.sort(NEWEST_FIRST);
            snapshot = List.copyOf(restarts.size() > MOST ? restarts.subList(0, MOST) : restarts);
            changed = false;
        }
        return snapshot;
    }
}
