package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rollouts of a workload, from the ReplicaSets of a Deployment or the ControllerRevisions of a StatefulSet or DaemonSet:
 * those that its selector finds and whose owner reference names it, as {@code kubectl rollout history} does it.
 */
public final class RevisionReader {

    private final TypedClient typed;

    public RevisionReader(TypedClient typed) {
        this.typed = typed;
    }

    /** Newest first; none of a workload that is gone, or of a kind that has no rollouts. */
    public Outcome<List<Revision>> revisions(String namespace, Pod.Owner owner, Deadline deadline) {
        return switch (owner.kind()) {
            case "Deployment" ->
                typed.ask("list", "replicasets.apps", client -> replicaSets(client, namespace, owner), deadline)
                        .then(sets -> ofReplicaSets(namespace, owner, sets, deadline));
            case "StatefulSet", "DaemonSet" ->
                typed.ask(
                                "list",
                                "controllerrevisions.apps",
                                client -> controllerRevisions(client, namespace, owner),
                                deadline)
                        .map(revisions -> new ControllerRevisions().of(revisions));
            default -> Outcome.of(List.of());
        };
    }

    private static List<ReplicaSet> replicaSets(KubernetesClient client, String namespace, Pod.Owner owner) {
        @Nullable
        Deployment deployment = client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(owner.name())
                .get();
        return deployment == null
                ? List.of()
                : of(
                        owner,
                        client.apps()
                                .replicaSets()
                                .inNamespace(namespace)
                                .withLabelSelector(deployment.getSpec().getSelector())
                                .list()
                                .getItems());
    }

    private static List<ControllerRevision> controllerRevisions(
            KubernetesClient client, String namespace, Pod.Owner owner) {
        @Nullable LabelSelector selector = selector(client, namespace, owner);
        return selector == null
                ? List.of()
                : of(
                        owner,
                        client.apps()
                                .controllerRevisions()
                                .inNamespace(namespace)
                                .withLabelSelector(selector)
                                .list()
                                .getItems());
    }

    private static @Nullable LabelSelector selector(KubernetesClient client, String namespace, Pod.Owner owner) {
        if (owner.kind().equals("StatefulSet")) {
            @Nullable
            StatefulSet set = client.apps()
                    .statefulSets()
                    .inNamespace(namespace)
                    .withName(owner.name())
                    .get();
            return set == null ? null : set.getSpec().getSelector();
        }
        @Nullable
        DaemonSet set = client.apps()
                .daemonSets()
                .inNamespace(namespace)
                .withName(owner.name())
                .get();
        return set == null ? null : set.getSpec().getSelector();
    }

    private static <T extends HasMetadata> List<T> of(Pod.Owner owner, List<T> objects) {
        return objects.stream()
                .filter(object -> object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(reference -> Boolean.TRUE.equals(reference.getController())
                                && owner.kind().equals(reference.getKind())
                                && owner.name().equals(reference.getName())))
                .toList();
    }

    private Outcome<List<Revision>> ofReplicaSets(
            String namespace, Pod.Owner owner, List<ReplicaSet> sets, Deadline deadline) {
        var revisions = new ReplicaSetRevisions(sets);
        return revisions.areRolledBack()
                ? scalings(namespace, owner, deadline).map(revisions::newestFirst)
                : Outcome.of(revisions.newestFirst(new Scalings(List.of())));
    }

    /** As far as they are still told. Who may not read events does without. */
    private Outcome<Scalings> scalings(String namespace, Pod.Owner owner, Deadline deadline) {
        Outcome<List<Event>> events = typed.ask(
                "list",
                "events",
                client -> client.v1()
                        .events()
                        .inNamespace(namespace)
                        .withField("involvedObject.kind", owner.kind())
                        .withField("involvedObject.name", owner.name())
                        .withField("reason", Scalings.REASON)
                        .list()
                        .getItems(),
                deadline);
        return switch (events) {
            case Outcome.Success<List<Event>>(var told, var notes) -> Outcome.of(new Scalings(told), notes);
            case Outcome.Failed<List<Event>>(var failure) ->
                Outcome.of(new Scalings(List.of()), List.of(Detail.of("kubernetes.no-scalings", failure)));
        };
    }
}
