package dev.porthole.connectors.kubernetes.discovery;

import java.util.List;

/**
 * A Service that may be a product.
 *
 * @param product as its labels, name or image say: "Prometheus", "Thanos", "OpenSearch", ...
 * @param scheme "http" or "https", to be tried first
 * @param pathPrefix where the product's own paths start; empty for the root
 * @param score higher is likelier; candidates come with the highest first
 * @param reasons for the score
 */
public record Candidate(
        ServiceKind kind,
        String product,
        ServiceRef service,
        String scheme,
        String pathPrefix,
        int score,
        List<Reason> reasons) {
    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
