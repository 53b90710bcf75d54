package dev.porthole.connectors.api.workloads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a workload's pod template: a ReplicaSet of a Deployment, or a ControllerRevision.
 *
 * @param name of the object that holds it
 * @param number as {@code kubectl rollout history} counts
 * @param images of its containers, in their order
 * @param createdAt null when the API does not say
 * @param replicas pods of it that are wanted now; 0 when it is an old one or the kind does not say
 * @param cause the {@code kubernetes.io/change-cause} annotation; empty when there is none
 */
public record Revision(
        String name,
        long number,
        List<String> images,
        @Nullable Instant createdAt,
        int replicas,
        String cause) {

    public Revision {
        images = List.copyOf(images);
    }
}
