package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.connectors.api.workloads.Revision;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The revisions of a workload: the ReplicaSets of a Deployment, the ControllerRevisions of a StatefulSet or DaemonSet.
 * Their owner reference says whose they are.
 */
public final class RevisionReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiServer api;

    public RevisionReader(ApiServer api) {
        this.api = api;
    }

    public Outcome<List<Revision>> revisions(String namespace, Pod.Owner owner, Deadline deadline) {
        return switch (owner.kind()) {
            case "Deployment" -> of(namespace, owner, "replicasets", deadline);
            case "StatefulSet", "DaemonSet" -> of(namespace, owner, "controllerrevisions", deadline);
            default -> Outcome.of(List.of());
        };
    }

    private Outcome<List<Revision>> of(String namespace, Pod.Owner owner, String resource, Deadline deadline) {
        return api.<JsonNode>get(
                        ApiRequest.list("apps", "v1", namespace, resource), body -> JSON.readTree(body), deadline)
                .map(list -> list.path("items")
                        .valueStream()
                        .filter(item -> isOf(owner, item))
                        .map(RevisionReader::revision)
                        .sorted(Comparator.comparingLong(Revision::number).reversed())
                        .toList());
    }

    private static boolean isOf(Pod.Owner owner, JsonNode item) {
        return item.path("metadata")
                .path("ownerReferences")
                .valueStream()
                .anyMatch(reference -> reference.path("controller").asBoolean(false)
                        && reference.path("kind").asString("").equals(owner.kind())
                        && reference.path("name").asString("").equals(owner.name()));
    }

    private static Revision revision(JsonNode item) {
        JsonNode metadata = item.path("metadata");
        JsonNode annotations = metadata.path("annotations");
        boolean replicaSet = item.path("spec").isObject();
        // A ControllerRevision has the template as a patch in its data.
        JsonNode template = (replicaSet ? item : item.path("data")).path("spec").path("template");
        return new Revision(
                metadata.path("name").asString(""),
                replicaSet
                        ? annotations.path("deployment.kubernetes.io/revision").asLong(0)
                        : item.path("revision").asLong(0),
                template.path("spec")
                        .path("containers")
                        .valueStream()
                        .map(container -> container.path("image").asString(""))
                        .toList(),
                Conditions.time(metadata.path("creationTimestamp")),
                item.path("spec").path("replicas").asInt(0),
                annotations.path("kubernetes.io/change-cause").asString(""));
    }
}
