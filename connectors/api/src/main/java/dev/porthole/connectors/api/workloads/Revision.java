package dev.porthole.connectors.api.workloads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rollout of a workload's pod template. A template that is rolled out once more, by a rollback, is another one, with a
 * number of its own.
 *
 * @param name of the object that holds the template: a ReplicaSet of a Deployment, or a ControllerRevision
 * @param number as {@code kubectl rollout history} counts
 * @param images of its containers, in their order
 * @param beganAt when it began; null when the API does not say, as of a rollback that is long ago
 * @param replicas pods of it that are wanted now; 0 when it is an old one or the kind does not say
 * @param cause the {@code kubernetes.io/change-cause} annotation; empty when there is none
 */
public record Revision(
        String name,
        long number,
        List<String> images,
        @Nullable Instant beganAt,
        int replicas,
        String cause) {

    /** Labels of pods that tell which template they are of; those of StatefulSets and DaemonSets have its whole name. */
    private static final List<String> HASHES = List.of("pod-template-hash", "controller-revision-hash");

    public Revision {
        images = List.copyOf(images);
    }

    /**
     * The rollout that was in effect at a moment.
     *
     * @param since when it began, or by when it had, as far as is known
     * @param before the one that it took the place of; empty when that is not known any more, or it was the first
     */
    public record InEffect(Revision revision, Instant since, Optional<Revision> before) {}

    /**
     * The newest rollout that had begun at {@code moment}. Of one whose beginning is not told, the pod itself bears witness
     * when it is of that template: it was made after that.
     *
     * @param all of the workload, the newest first
     * @param pod one of its pods
     */
    public static Optional<InEffect> inEffect(List<Revision> all, Pod pod, Instant moment) {
        for (int i = 0; i < all.size(); i++) {
            Revision revision = all.get(i);
            Instant since = revision.beganAt();
            if (since == null && isOf(pod, revision) && isAfterThoseBefore(pod, all.subList(i + 1, all.size()))) {
                since = pod.createdAt();
            }
            if (since != null && !since.isAfter(moment)) {
                Optional<Revision> before =
                        all.subList(i + 1, all.size()).stream().findFirst();
                return Optional.of(new InEffect(revision, since, before));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Pod pod, Revision revision) {
        return HASHES.stream()
                .map(pod.labels()::get)
                .anyMatch(hash -> !hash.isEmpty()
                        && (revision.name().equals(hash) || revision.name().endsWith("-" + hash)));
    }

    private static boolean isAfterThoseBefore(Pod pod, List<Revision> earlier) {
        return earlier.stream().allMatch(revision -> {
            Instant began = revision.beganAt();
            return began == null || !pod.createdAt().isBefore(began);
        });
    }
}
