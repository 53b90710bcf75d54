package dev.porthole.connectors.kubernetes.describe;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.UsageSample;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PodMetrics of {@code metrics.k8s.io/v1beta1}, which metrics-server serves in many clusters. A cluster without it answers
 * 404, and 503 while it is down. Source: kubernetes/metrics, v1beta1 types.go.
 */
public final class PodMetricsReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiServer api;

    public PodMetricsReader(ApiServer api) {
        this.api = api;
    }

    public Outcome<Map<String, UsageSample>> usage(PodKey pod, Deadline deadline) {
        ApiRequest request = ApiRequest.of(
                "get",
                "pods.metrics.k8s.io",
                "apis",
                "metrics.k8s.io",
                "v1beta1",
                "namespaces",
                pod.namespace(),
                "pods",
                pod.name());
        return api.get(request, body -> samples(JSON.readTree(body)), deadline);
    }

    private static Map<String, UsageSample> samples(JsonNode metrics) {
        Instant at = new ApiTime(metrics.path("timestamp").asString("")).instant();
        var samples = new LinkedHashMap<String, UsageSample>();
        for (JsonNode container : metrics.path("containers")) {
            JsonNode usage = container.path("usage");
            samples.put(
                    container.path("name").asString(""),
                    new UsageSample(
                            at == null ? Instant.EPOCH : at,
                            ResourceAmount.parse(usage.path("memory").asString(""))
                                    .value(),
                            ResourceAmount.parse(usage.path("cpu").asString("")).value()));
        }
        return samples;
    }
}
