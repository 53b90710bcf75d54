package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
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
        this.noReadyPod = new Resolution.NoPod(new Failure.NoReadyPod(target(), Detail.NONE));
    }

    @Override
    public String target() {
        return service.toString();
    }

    /** The pod to go to: {@code preferred} while it is ready, else the first by name. */
    @Override
    public Resolution resolve(String preferred, Deadline deadline) throws ApiException {
        JsonNode found = api.read(
                ApiRequest.of(
                        "get", "services", "api", "v1", "namespaces", service.namespace(), "services", service.name()),
                body -> JSON.readTree(body),
                deadline);
        JsonNode port = port(found.path("spec"));
        JsonNode slices = api.read(
                ApiRequest.list("discovery.k8s.io", "v1", service.namespace(), "endpointslices")
                        .with("labelSelector", "kubernetes.io/service-name=" + service.name()),
                body -> JSON.readTree(body),
                deadline);
        var seen = new Seen(service.namespace(), port.path("name").asString(""));
        slices.path("items").forEach(seen::add);
        if (seen.ready.isEmpty()) {
            hopeless(found.path("spec"), port, seen);
            return noReadyPod;
        }
        return new Resolution.Found(
                seen.ready.getOrDefault(preferred, seen.ready.firstEntry().getValue()));
    }

    /** What the slices hold. */
    private static final class Seen {
        private final String namespace;
        private final String portName;
        private final TreeMap<String, PodPort> ready = new TreeMap<>();
        private boolean pods;
        private boolean others;
        private boolean readyWithoutPort;

        Seen(String namespace, String portName) {
            this.namespace = namespace;
            this.portName = portName;
        }

        void add(JsonNode slice) {
            int number = number(slice.path("ports"), portName);
            for (JsonNode endpoint : slice.path("endpoints")) {
                JsonNode target = endpoint.path("targetRef");
                if (!target.path("kind").asString("").equals("Pod")) {
                    others = true;
                    continue;
                }
                pods = true;
                // No word on readiness means ready.
                if (endpoint.path("conditions").path("ready").asBoolean(true)) {
                    String pod = target.path("name").asString("");
                    if (number > 0) {
                        ready.put(pod, new PodPort(namespace, pod, number));
                    }
                    readyWithoutPort |= number <= 0;
                }
            }
        }
    }

    /** @throws ApiException when no pod that becomes ready can change it */
    private void hopeless(JsonNode spec, JsonNode port, Seen seen) throws ApiException {
        boolean selects = !spec.path("selector").isEmpty();
        if (!seen.pods && !selects) {
            throw never(Detail.of("tunnel.noSelector"));
        }
        if (!seen.pods && seen.others) {
            throw never(Detail.of("tunnel.notPods"));
        }
        if (seen.readyWithoutPort && port.path("targetPort").isString()) {
            throw never(Detail.of("tunnel.noSuchPort", port.path("targetPort").asString("")));
        }
    }

    private ApiException never(Detail why) {
        return new ApiException(new Failure.Unsupported(service.toString(), why), 0);
    }

    /** The one that carries TCP, where several protocols share a number. */
    private JsonNode port(JsonNode spec) throws ApiException {
        if (spec.path("type").asString("").equals("ExternalName")) {
            throw never(Detail.of("tunnel.external"));
        }
        JsonNode ports = spec.path("ports");
        String other = "";
        for (JsonNode port : ports) {
            if (port.path("port").asInt(0) == service.port()) {
                String protocol = port.path("protocol").asString("TCP");
                if (protocol.equals("TCP")) {
                    return port;
                }
                other = protocol;
            }
        }
        if (!other.isEmpty()) {
            throw never(Detail.of("tunnel.udp", String.valueOf(service.port()), other));
        }
        List<String> known =
                ports.valueStream().map(port -> port.path("port").asString("")).toList();
        throw new ApiException(
                new Failure.NotFound(
                        service.toString(),
                        known.isEmpty()
                                ? Detail.of("tunnel.noPorts")
                                : Detail.of("tunnel.noPort", String.valueOf(service.port()), String.join(", ", known))),
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
