package dev.porthole.connectors.api.workloads;

import dev.porthole.connectors.api.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a pod; small on purpose, for there may be tens of thousands.
 *
 * @param uid tells a pod from an earlier one of the same name
 * @param node empty when it has none yet
 * @param owner the workload it belongs to
 */
public record Pod(
        PodKey key,
        String uid,
        String node,
        Owner owner,
        State state,
        Instant createdAt,
        Content content,
        Labels labels) {

    public Phase phase() {
        return state.phase();
    }

    /** In the words of kubectl's column STATUS. */
    public String status() {
        return state.status();
    }

    public boolean ready() {
        return state.ready();
    }

    /** In the order of the pod: those that prepare it, and then those that it is for. */
    public List<Container> containers() {
        return content.containers();
    }

    /** As kubectl's column RESTARTS has it: what prepared the pod does not count any more once that is done. */
    public int restarts() {
        return content.restarts();
    }

    public Optional<Container> container(String name) {
        return containers().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The last thing that ended in this pod, of whichever container; null when nothing has. */
    public @Nullable Termination lastTermination() {
        Termination latest = null;
        for (Container container : containers()) {
            Termination ended = container.lastTermination();
            if (ended != null && (latest == null || ended.finishedAt().isAfter(latest.finishedAt()))) {
                latest = ended;
            }
        }
        return latest;
    }

    /**
     * How it is.
     *
     * @param status in the words kubectl uses: "Running", "CrashLoopBackOff", "Terminating", "Init:0/1", ...
     * @param ready its condition of that name
     */
    public record State(Phase phase, String status, boolean ready) {}

    /**
     * Its containers, counted as kubectl's columns READY and RESTARTS count them.
     *
     * @param ready those that are, of {@code all}
     * @param all that are to run side by side: those that only prepare the pod are not among them
     */
    public record Content(List<Container> containers, int ready, int all, int restarts) {

        public Content {
            containers = List.copyOf(containers);
        }

        /** Counted plainly, where nothing more is known than the containers themselves. */
        public static Content of(List<Container> containers) {
            int ready = 0;
            int all = 0;
            int restarts = 0;
            for (Container container : containers) {
                if (!container.init()) {
                    all++;
                    ready += container.ready() ? 1 : 0;
                }
                restarts += container.restarts();
            }
            return new Content(containers, ready, all, restarts);
        }
    }

    /** The pod's phase as the API has it. */
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    /**
     * The workload a pod belongs to. The kind is that of the top owner where it can be told: a ReplicaSet named
     * "checkout-7d9f" with a pod-template hash is the Deployment "checkout".
     */
    public record Owner(String kind, String name) {
        public static final Owner NONE = new Owner("", "");
    }

    /**
     * One container of the pod.
     *
     * @param init it prepares the pod and ends before the others run; one that is to run on beside them (a sidecar that
     *     stands among the init containers) is no such one
     * @param restarts 0 for one that has prepared the pod, however often that was tried
     * @param state "running", or the reason it waits or has ended for
     * @param lastTermination how it ended the last time; null when it never has
     */
    public record Container(
            String name,
            String image,
            boolean init,
            boolean ready,
            int restarts,
            String state,
            @Nullable Termination lastTermination) {}

    /**
     * How a container ended.
     *
     * @param reason the kubelet's word: OOMKilled, Error, Completed, ContainerCannotRun, ...
     * @param signal 0 when it was none
     */
    public record Termination(
            String reason, int exitCode, int signal, String message, Instant startedAt, Instant finishedAt) {}
}
