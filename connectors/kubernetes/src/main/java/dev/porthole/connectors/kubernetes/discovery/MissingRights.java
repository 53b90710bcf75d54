package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.typed.AccessReview;
import dev.porthole.connectors.kubernetes.typed.AccessReview.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a user may not do of what Porthole asks for, as the API server itself tells it. */
public final class MissingRights {

    private static final String CORE = "";
    private static final String APPS = "apps";

    private final AccessReview reviews;

    public MissingRights(AccessReview reviews) {
        this.reviews = reviews;
    }

    /**
     * Asks once for each right; everybody may.
     *
     * @param namespace that is looked at; empty for all
     * @return none when all that is needed may be done
     */
    public Outcome<List<Right>> in(String namespace, Deadline deadline) {
        var missing = new ArrayList<Right>();
        for (Right right : needed(namespace)) {
            switch (reviews.may(right, deadline)) {
                case Outcome.Success<Boolean>(var may, var notes) -> {
                    if (!may) {
                        missing.add(right);
                    }
                }
                case Outcome.Failed<Boolean>(var failure) -> {
                    return Outcome.failed(failure);
                }
            }
        }
        return Outcome.of(List.copyOf(missing));
    }

    /** Those of {@link ReaderRole} without which something is not there. */
    private static List<Right> needed(String namespace) {
        Stream<Right> clusterWide = namespace.isEmpty()
                ? Stream.of(new Right("list", CORE, "namespaces", ""), new Right("get", CORE, "nodes", ""))
                : Stream.empty();
        return Stream.concat(
                        clusterWide,
                        Stream.of(
                                new Right("list", CORE, "pods", namespace),
                                new Right("watch", CORE, "pods", namespace),
                                new Right("list", CORE, "services", namespace),
                                new Right("list", CORE, "events", namespace),
                                new Right("list", "discovery.k8s.io", "endpointslices", namespace),
                                new Right("list", APPS, "replicasets", namespace),
                                new Right("list", APPS, "controllerrevisions", namespace),
                                new Right("get", CORE, "pods/log", namespace),
                                new Right("create", CORE, "pods/portforward", namespace)))
                .toList();
    }
}
