package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.workloads.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rollouts of a Deployment, told by its ReplicaSets. A rollback makes no new one: the old one gets the next number, its
 * earlier numbers go into an annotation, and its creation says nothing of when it was rolled out again. Source: Kubernetes
 * 1.36, pkg/controller/deployment/util/deployment_util.go (SetNewReplicaSetAnnotations).
 */
final class ReplicaSetRevisions {

    private static final String NUMBER = "deployment.kubernetes.io/revision";
    private static final String EARLIER_NUMBERS = "deployment.kubernetes.io/revision-history";
    private static final String CAUSE = "kubernetes.io/change-cause";

    private final List<ReplicaSet> sets;
    private final Map<Long, ReplicaSet> current = new HashMap<>();

    ReplicaSetRevisions(List<ReplicaSet> sets) {
        this.sets = sets;
        sets.forEach(set -> current.put(number(annotation(set, NUMBER)), set));
    }

    boolean areRolledBack() {
        return sets.stream().anyMatch(set -> !annotation(set, EARLIER_NUMBERS).isEmpty());
    }

    /** @param scalings tell when one was rolled out again */
    List<Revision> newestFirst(Scalings scalings) {
        var revisions = new ArrayList<Revision>();
        sets.forEach(set -> add(revisions, set, scalings));
        revisions.sort(Comparator.comparingLong(Revision::number).reversed());
        return List.copyOf(revisions);
    }

    private void add(List<Revision> revisions, ReplicaSet set, Scalings scalings) {
        long newest = number(annotation(set, NUMBER));
        var numbers = new TreeSet<Long>(Set.of(newest));
        for (String earlier : annotation(set, EARLIER_NUMBERS).split(",")) {
            numbers.add(earlier.isBlank() ? newest : number(earlier));
        }
        for (long number : numbers) {
            boolean last = number == newest;
            revisions.add(new Revision(
                    name(set),
                    number,
                    images(set),
                    beganAt(set, number == numbers.first(), last, scalings),
                    last ? requireNonNullElse(set.getSpec().getReplicas(), 0) : 0,
                    last ? annotation(set, CAUSE) : ""));
        }
    }

    private @Nullable Instant beganAt(ReplicaSet set, boolean first, boolean last, Scalings scalings) {
        if (first) {
            return created(set);
        }
        if (!last) {
            return null;
        }
        @Nullable ReplicaSet before = current.get(number(annotation(set, NUMBER)) - 1);
        return scalings.rolledOutAgain(
                name(set),
                before == null ? "" : name(before),
                before == null ? Instant.MIN : requireNonNullElse(created(before), Instant.MIN));
    }

    private static String name(ReplicaSet set) {
        return requireNonNullElse(set.getMetadata().getName(), "");
    }

    private static @Nullable Instant created(ReplicaSet set) {
        return new ApiTime(set.getMetadata().getCreationTimestamp()).instant();
    }

    private static List<String> images(ReplicaSet set) {
        return set.getSpec().getTemplate().getSpec().getContainers().stream()
                .map(Container::getImage)
                .map(image -> requireNonNullElse(image, ""))
                .toList();
    }

    private static String annotation(ReplicaSet set, String name) {
        return set.getMetadata().getAnnotations().getOrDefault(name, "");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
