package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.ClusterService;
import dev.porthole.connectors.api.workloads.NodeState;
import dev.porthole.connectors.api.workloads.PodDetail;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.watch.PodReader;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads single objects, and short lists of them, as they are now. */
public final class ObjectReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_POD = 4 << 20;

    private final ApiServer api;
    private final PodDescriber pods = new PodDescriber();

    public ObjectReader(ApiServer api) {
        this.api = api;
    }

    public Outcome<PodDetail> pod(PodKey pod, Deadline deadline) {
        return api.get(
                ApiRequest.of("get", "pods", "api", "v1", "namespaces", pod.namespace(), "pods", pod.name()),
                body -> {
                    byte[] object = body.readNBytes(MAX_POD);
                    return pods.describe(JSON.readTree(object), new PodReader().one(new ByteArrayInputStream(object)));
                },
                deadline);
    }

    public Outcome<NodeState> node(String name, Deadline deadline) {
        return api.<JsonNode>get(
                        ApiRequest.of("get", "nodes", "api", "v1", "nodes", name),
                        body -> JSON.readTree(body),
                        deadline)
                .map(node -> new NodeState(
                        node.path("metadata").path("name").asString(name),
                        new Conditions().read(node.path("status").path("conditions")),
                        node.path("spec").path("unschedulable").asBoolean(false),
                        node.path("status")
                                .path("nodeInfo")
                                .path("kubeletVersion")
                                .asString("")));
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
