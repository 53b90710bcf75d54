package dev.porthole.connectors.kubernetes.describe;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads single objects, and short lists of them, as they are now. */
public final class ObjectReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiServer api;
    private final TypedClient typed;

    public ObjectReader(ApiServer api, TypedClient typed) {
        this.api = api;
        this.typed = typed;
    }

    public Outcome<PodDetail> pod(PodKey pod, Deadline deadline) {
        return typed.ask("get", "pods", client -> described(client, pod), deadline);
    }

    private static @Nullable PodDetail described(KubernetesClient client, PodKey pod) {
        @Nullable
        Pod found =
                client.pods().inNamespace(pod.namespace()).withName(pod.name()).get();
        return found == null ? null : new PodDescriber().describe(found, client.getKubernetesSerialization());
    }

    public Outcome<NodeState> node(String name, Deadline deadline) {
        return typed.ask("get", "nodes", client -> client.nodes().withName(name).get(), deadline)
                .map(node -> state(name, node));
    }

    private static NodeState state(String name, Node node) {
        NodeStatus status = requireNonNullElse(node.getStatus(), new NodeStatus());
        return new NodeState(
                name,
                new Conditions().ofNode(status.getConditions()),
                node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable()),
                status.getNodeInfo() == null
                        ? ""
                        : requireNonNullElse(status.getNodeInfo().getKubeletVersion(), ""));
    }

    /** Those with TCP ports and a selector; others lead to no pod that is known. */
    public Outcome<List<ClusterService>> services(String namespace, Deadline deadline) {
        return api.<JsonNode>get(ApiRequest.list(namespace, "services"), body -> JSON.readTree(body), deadline)
                .map(list -> list.path("items")
                        .valueStream()
                        .map(ObjectReader::service)
                        .filter(service -> !service.ports().isEmpty()
                                && !service.selector().isEmpty())
                        .toList());
    }

    private static ClusterService service(JsonNode item) {
        Map<String, String> selector = new HashMap<>();
        item.path("spec").path("selector").forEachEntry((name, value) -> selector.put(name, value.asString("")));
        return new ClusterService(
                item.path("metadata").path("namespace").asString(""),
                item.path("metadata").path("name").asString(""),
                selector,
                item.path("spec")
                        .path("ports")
                        .valueStream()
                        .filter(port -> port.path("protocol").asString("TCP").equals("TCP"))
                        .map(port -> new ClusterService.Port(
                                port.path("name").asString(""),
                                port.path("port").asInt(0)))
                        .toList());
    }
}
