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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the evidence for each new restart as soon as it is seen, before the next crash overwrites the container's log
 * and the events expire. Restarts from before it began are not gathered by themselves: their logs may belong to a later
 * one. It keeps the newest few hundred in memory, and nothing on the disk.
 */
public final class RestartRecorder implements RestartArchive, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestartRecorder.class);

    private static final int MOST = 300;
    private static final int AT_ONCE = 4;
    static final int MOST_WAITING = 100;

    private final EvidenceGatherer gatherer;
    private final Subscription subscription;
    private final Set<Thread> gathering = new HashSet<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Map<ContainerRestart, RestartEvidence> found = new LinkedHashMap<>();
    private @Nullable PodTable latest;
    private boolean closed;

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
        // Most tables have the very list of the one before.
        if (before != null && before.restarts() != table.restarts()) {
            Set<ContainerRestart> known = new HashSet<>(before.restarts());
            table.restarts().reversed().stream()
                    .filter(restart -> !known.contains(restart))
                    .forEach(restart -> gather(restart, table.of(restart), imageIn(before, restart)));
        }
        latest = table;
    }

    private static String imageIn(PodTable table, ContainerRestart restart) {
        return table.of(restart)
                .flatMap(pod -> pod.container(restart.container()))
                .map(Pod.Container::image)
                .orElse("");
    }

    /** When a node takes hundreds of pods with it, the newest come first: the oldest that still wait are let go. */
    private void gather(ContainerRestart restart, Optional<Pod> pod, String before) {
        waiting.addLast(() -> keep(gatherer.gather(restart, pod, before)));
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        if (gathering.size() < AT_ONCE) {
            Thread thread = Thread.ofVirtual().name("gather evidence").unstarted(this::work);
            gathering.add(thread);
            thread.start();
        }
    }

    private void work() {
        try {
            for (Runnable next = next(); next != null; next = next()) {
                surely(next);
            }
        } finally {
            ended();
        }
    }

    /** One that fails leaves the others to be gathered. */
    private static void surely(Runnable gathering) {
        try {
            gathering.run();
        } catch (RuntimeException bug) {
            // Its text may quote log lines.
            LOG.error(
                    "Evidence of a restart could not be gathered: {}",
                    bug.getClass().getName());
        }
    }

    private synchronized void ended() {
        gathering.remove(Thread.currentThread());
    }

    /** Null when there is nothing to do, or no time for it any more. */
    private synchronized @Nullable Runnable next() {
        Runnable next = closed ? null : waiting.pollLast();
        if (next == null) {
            // At once: what comes now has to begin a thread of its own.
            ended();
        }
        return next;
    }

    private synchronized void keep(RestartEvidence evidence) {
        // It may have been switched off while they were read.
        found.put(evidence.restart(), gatherer.keepsLines() ? evidence : withoutLines(evidence));
        while (found.size() > MOST) {
            found.remove(found.keySet().iterator().next());
        }
    }

    /** Lets go of the log lines that are kept, and of nothing else. */
    public synchronized void forgetLines() {
        found.replaceAll((restart, evidence) -> withoutLines(evidence));
    }

    private static RestartEvidence withoutLines(RestartEvidence evidence) {
        ContainerRestart restart = evidence.restart();
        return new RestartEvidence(
                restart,
                Outcome.failed(EvidenceGatherer.switchedOff(restart)),
                evidence.events(),
                evidence.usage(),
                evidence.node(),
                evidence.revisions(),
                new RestartEvidence.Images(evidence.image(), evidence.imageBefore()),
                evidence.gatheredAt());
    }

    @Override
    public void close() {
        subscription.close();
        synchronized (this) {
            closed = true;
            waiting.clear();
            gathering.forEach(Thread::interrupt);
        }
    }
}
