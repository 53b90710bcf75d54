package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.workloads.Pod;
import java.util.regex.Pattern;

/**
 * Names the workload a pod belongs to without asking the API again: a ReplicaSet whose name ends in the pod's template
 * hash was made by a Deployment (or a Rollout), and a Job whose name ends in a scheduled minute by a CronJob.
 */
final class OwnerRule {

    /** Minutes since the epoch, which the CronJob controller appends; eight digits from 1989 to 2160. */
    private static final Pattern SCHEDULED = Pattern.compile("(.+)-\\d{8}");

    Pod.Owner of(PodFacts facts) {
        PodFacts.Owner owner = facts.owners.stream()
                .filter(PodFacts.Owner::controller)
                .findFirst()
                .orElse(facts.owners.isEmpty() ? null : facts.owners.getFirst());
        if (owner == null) {
            return Pod.Owner.NONE;
        }
        return switch (owner.kind()) {
            case "ReplicaSet" -> replicaSet(owner, facts);
            case "Job" -> {
                var scheduled = SCHEDULED.matcher(owner.name());
                yield scheduled.matches()
                        ? new Pod.Owner("CronJob", scheduled.group(1))
                        : new Pod.Owner("Job", owner.name());
            }
            default -> new Pod.Owner(owner.kind(), owner.name());
        };
    }

    private static Pod.Owner replicaSet(PodFacts.Owner owner, PodFacts facts) {
        String name = owner.name();
        String deployment = without(name, facts.labels.get("pod-template-hash"));
        String rollout = without(name, facts.labels.get("rollouts-pod-template-hash"));
        if (!rollout.isEmpty()) {
            return new Pod.Owner("Rollout", rollout);
        }
        return deployment.isEmpty() ? new Pod.Owner("ReplicaSet", name) : new Pod.Owner("Deployment", deployment);
    }

    private static String without(String name, @org.jspecify.annotations.Nullable String hash) {
        return hash != null && name.endsWith("-" + hash) ? name.substring(0, name.length() - hash.length() - 1) : "";
    }
}
