package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds a ready pod behind a Service and the port it listens on there, through the Service's EndpointSlices, which have
 * worked out selectors and named target ports already.
 */
public final class EndpointResolver implements PodResolver {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiServer api;
    private final ServiceRef service;
    private final Resolution noReadyPod;

    public EndpointResolver(ApiServer api, ServiceRef service) {
        this.api = api;
        this.service = service;
        this.noReadyPod = new Resolution.NoPod(new Failure.NoReadyPod(target(), ""));
    }

    @Override
    public String target() {
        return service.toString();
    }

    /** The pod to go to: {@code preferred} while it is ready, else the first by name. */
    @Override
    public Resolution resolve(String preferred, Deadline deadline) throws ApiException {
        JsonNode port = port(api.read(
                ApiRequest.of(
                        "get", "services", "api", "v1", "namespaces", service.namespace(), "services", service.name()),
                body -> JSON.readTree(body),
                deadline));
        String portName = port.path("name").asString("");
        JsonNode slices = api.read(
                ApiRequest.list("discovery.k8s.io", "v1", service.namespace(), "endpointslices")
                        .with("labelSelector", "kubernetes.io/service-name=" + service.name()),
                body -> JSON.readTree(body),
                deadline);
        var ready = new TreeMap<String, PodPort>();
        for (JsonNode slice : slices.path("items")) {
            int number = number(slice.path("ports"), portName);
            for (JsonNode endpoint : slice.path("endpoints")) {
                JsonNode target = endpoint.path("targetRef");
                // No word on readiness means ready.
                boolean isReady = endpoint.path("conditions").path("ready").asBoolean(true);
                if (isReady && number > 0 && target.path("kind").asString("").equals("Pod")) {
                    String pod = target.path("name").asString("");
                    ready.put(pod, new PodPort(service.namespace(), pod, number));
                }
            }
        }
        if (ready.isEmpty()) {
            return noReadyPod;
        }
        return new Resolution.Found(
                ready.getOrDefault(preferred, ready.firstEntry().getValue()));
    }

    private JsonNode port(JsonNode found) throws ApiException {
        if (found.path("spec").path("type").asString("").equals("ExternalName")) {
            throw new ApiException(
                    new Failure.Unsupported(service.toString(), "an ExternalName service has no pods to forward to"),
                    0);
        }
        JsonNode ports = found.path("spec").path("ports");
        for (JsonNode port : ports) {
            if (port.path("port").asInt(0) == service.port()) {
                return port;
            }
        }
        List<String> known =
                ports.valueStream().map(port -> port.path("port").asString("")).toList();
        throw new ApiException(
                new Failure.NotFound(
                        service.toString(), "no port " + service.port() + "; it has " + String.join(", ", known)),
                0);
    }

    private static int number(JsonNode ports, String name) {
        for (JsonNode port : ports) {
            if (port.path("name").asString("").equals(name)) {
                return port.path("port").asInt(0);
            }
        }
        return 0;
    }
}
