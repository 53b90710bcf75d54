package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiFailures;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One pod by its name, as long as it runs; it need not be ready, since a pod that is not may be just the one to look
 * into. A StatefulSet's pod comes back under its name, so that a pod that is gone is waited for.
 */
public final class SinglePodResolver implements PodResolver {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiServer api;
    private final PodPort pod;

    public SinglePodResolver(ApiServer api, PodPort pod) {
        this.api = api;
        this.pod = pod;
    }

    @Override
    public String target() {
        return pod.toString();
    }

    @Override
    public Resolution resolve(String preferred, Deadline deadline) throws ApiException {
        String phase;
        try {
            phase = phase(deadline);
        } catch (ApiException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return new Resolution.NoPod(new Failure.NotFound(target(), Detail.of("tunnel.noPod")));
            }
            throw e;
        }
        return phase.equals("Running")
                ? new Resolution.Found(pod)
                : new Resolution.NoPod(
                        new Failure.TunnelDown(target(), Detail.of("tunnel.notRunning", ApiFailures.clean(phase))));
    }

    private String phase(Deadline deadline) throws ApiException {
        JsonNode found = api.read(
                ApiRequest.of("get", "pods", "api", "v1", "namespaces", pod.namespace(), "pods", pod.pod()),
                body -> JSON.readTree(body),
                deadline);
        return found.path("status").path("phase").asString("Unknown");
    }
}
