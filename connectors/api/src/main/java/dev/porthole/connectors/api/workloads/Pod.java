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
 * @param status in the words kubectl uses: "Running", "CrashLoopBackOff", "Terminating", "Init:0/1", ...
 */
public record Pod(
        PodKey key,
        String uid,
        String node,
        Owner owner,
        Phase phase,
        String status,
        boolean ready,
        Instant createdAt,
        List<Container> containers,
        Labels labels) {

    public Pod {
        containers = List.copyOf(containers);
    }

    /** Restarts of all containers since the pod was made, as the API counts them. */
    public int restarts() {
        int sum = 0;
        for (Container container : containers) {
            sum += container.restarts();
        }
        return sum;
    }

    public Optional<Container> container(String name) {
        return containers.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The last thing that ended in this pod, of whichever container; null when nothing has. */
    public @Nullable Termination lastTermination() {
        Termination latest = null;
        for (Container container : containers) {
            Termination ended = container.lastTermination();
            if (ended != null && (latest == null || ended.finishedAt().isAfter(latest.finishedAt()))) {
                latest = ended;
            }
        }
        return latest;
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
