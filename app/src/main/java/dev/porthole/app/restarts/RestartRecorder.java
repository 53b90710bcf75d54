package dev.porthole.app.restarts;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.ContainerRestart;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.PodTable;
import dev.porthole.connectors.api.workloads.RestartArchive;
import dev.porthole.connectors.api.workloads.RestartEvidence;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the evidence for each new restart as soon as it is seen, before the next crash overwrites the container's log
 * and the events expire. Restarts from before it began are not gathered by themselves: their logs may belong to a later
 * one. It keeps the newest few hundred in memory, and nothing on the disk.
 */
public final class RestartRecorder implements RestartArchive, AutoCloseable {

    private static final int MOST = 300;
    private static final int AT_ONCE = 4;

    private final EvidenceGatherer gatherer;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Subscription subscription;
    private final Set<Thread> gathering = ConcurrentHashMap.newKeySet();
    private final Map<ContainerRestart, RestartEvidence> found = new LinkedHashMap<>();
    private @Nullable PodTable latest;

    public RestartRecorder(Live<PodTable> pods, EvidenceGatherer gatherer) {
        this.gatherer = gatherer;
        this.subscription = pods.subscribe(this::seen);
    }

    @Override
    public synchronized Optional<RestartEvidence> of(ContainerRestart restart) {
        return Optional.ofNullable(found.get(restart));
    }

    private synchronized void seen(Observation<PodTable> now) {
        if (!(now instanceof Observation.Fresh<PodTable>(var table, var at, var notes))) {
            return;
        }
        PodTable before = latest;
        if (before != null) {
            Set<ContainerRestart> known = new HashSet<>(before.restarts());
            table.restarts().stream()
                    .filter(restart -> !known.contains(restart))
                    .forEach(restart -> gather(restart, table.pods().get(restart.pod()), imageIn(before, restart)));
        }
        latest = table;
    }

    private static String imageIn(PodTable table, ContainerRestart restart) {
        return Optional.ofNullable(table.pods().get(restart.pod()))
                .filter(pod -> pod.uid().equals(restart.uid()))
                .flatMap(pod -> pod.container(restart.container()))
                .map(Pod.Container::image)
                .orElse("");
    }

    private void gather(ContainerRestart restart, @Nullable Pod pod, String before) {
        Thread thread = Thread.ofVirtual().name("evidence of " + restart.pod()).unstarted(() -> {
            try {
                slots.acquire();
                try {
                    keep(gatherer.gather(restart, Optional.ofNullable(pod), before));
                } finally {
                    slots.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                gathering.remove(Thread.currentThread());
            }
        });
        gathering.add(thread);
        thread.start();
    }

    private synchronized void keep(RestartEvidence evidence) {
        found.put(evidence.restart(), evidence);
        while (found.size() > MOST) {
            found.remove(found.keySet().iterator().next());
        }
    }

    /** Lets go of the log lines that are kept, and of nothing else. */
    public synchronized void forgetLines() {
        found.replaceAll((restart, evidence) -> new RestartEvidence(
                restart,
                Outcome.failed(EvidenceGatherer.switchedOff(restart)),
                evidence.events(),
                evidence.usage(),
                evidence.node(),
                evidence.revisions(),
                evidence.image(),
                evidence.imageBefore(),
                evidence.gatheredAt()));
    }

    @Override
    public void close() {
        subscription.close();
        gathering.forEach(Thread::interrupt);
    }
}
