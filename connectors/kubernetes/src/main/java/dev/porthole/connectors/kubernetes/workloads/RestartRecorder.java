package dev.porthole.connectors.kubernetes.workloads;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.ClusterEvent;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodLogQuery;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the evidence for each new restart as soon as it is seen, before the next crash overwrites the container's log
 * and the events expire. Restarts from before it began are not gathered by themselves: their logs may belong to a later
 * one. It keeps the newest few hundred.
 */
public final class RestartRecorder implements AutoCloseable {

    private static final int MOST = 300;
    private static final int LINES = 200;
    private static final int AT_ONCE = 4;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final WorkloadSource workloads;
    private final InstantSource clock;
    private final ExitWords words = new ExitWords();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Subscription subscription;
    private final Set<Thread> gathering = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final Map<ContainerRestart, RestartEvidence> found = new LinkedHashMap<>();
    private final Set<ContainerRestart> known = new HashSet<>();
    private final Map<String, String> images = new HashMap<>();
    private boolean began;

    public RestartRecorder(WorkloadSource workloads, InstantSource clock) {
        this.workloads = workloads;
        this.clock = clock;
        this.subscription = workloads.pods().subscribe(this::seen);
    }

    /** What was gathered about a restart; empty while it is being gathered, or was not. */
    public synchronized Optional<RestartEvidence> of(ContainerRestart restart) {
        return Optional.ofNullable(found.get(restart));
    }

    private synchronized void seen(Observation<PodTable> now) {
        if (!(now instanceof Observation.Fresh<PodTable>(var table, var at, var notes))) {
            return;
        }
        for (ContainerRestart restart : table.restarts()) {
            if (known.add(restart) && began) {
                Pod pod = table.pods().get(restart.pod());
                String before = images.getOrDefault(imageKey(restart), "");
                Thread thread = Thread.ofVirtual()
                        .name("evidence of " + restart.pod())
                        .unstarted(() -> gather(restart, image(pod, restart.container()), before));
                gathering.add(thread);
                thread.start();
            }
        }
        began = true;
        images.clear();
        for (Pod pod : table.all()) {
            for (Pod.Container container : pod.containers()) {
                images.put(pod.uid() + " " + container.name(), container.image());
            }
        }
    }

    private static String imageKey(ContainerRestart restart) {
        return restart.uid() + " " + restart.container();
    }

    private static String image(@Nullable Pod pod, String container) {
        return pod == null
                ? ""
                : pod.containers().stream()
                        .filter(one -> one.name().equals(container))
                        .map(Pod.Container::image)
                        .findFirst()
                        .orElse("");
    }

    private void gather(ContainerRestart restart, String image, String before) {
        try {
            slots.acquire();
            try {
                Deadline deadline = Deadline.after(LIMIT);
                var lines = workloads.logs(
                        new PodLogQuery(restart.pod(), restart.container(), true, null, LINES), deadline);
                Outcome<List<ClusterEvent>> events = workloads
                        .events(restart.pod().namespace(), deadline)
                        .map(all -> all.stream()
                                .filter(event -> event.objectKind().equals("Pod")
                                        && event.objectName()
                                                .equals(restart.pod().name()))
                                .toList());
                keep(new RestartEvidence(
                        restart, words.of(restart.ended()), lines, events, image, before, clock.instant()));
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gathering.remove(Thread.currentThread());
        }
    }

    private synchronized void keep(RestartEvidence evidence) {
        found.put(evidence.restart(), evidence);
        while (found.size() > MOST) {
            found.remove(found.keySet().iterator().next());
        }
    }

    @Override
    public void close() {
        subscription.close();
        gathering.forEach(Thread::interrupt);
    }
}
