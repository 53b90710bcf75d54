package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.kubernetes.discovery.ProductRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Weighs what speaks for a Service being a product: labels more than the name, the name more than the port, the port
 * more than nothing. A port alone is not enough.
 */
final class Scoring {

    static final int LABELS = 100;
    static final int NAME = 40;
    static final int IMAGE = 30;
    static final int PORT = 20;
    static final int PORT_NAME = 10;
    /** Below everything that can be asked. */
    private static final int AGENT = -200;

    private static final int HEADLESS = -15;
    private static final int ENOUGH = 30;

    /** Parts of these products that do not speak the product's protocol, and things that only resemble them. */
    private static final Pattern EXCLUDED = Pattern.compile(
            ".*-(headless|transport|internal-http|webhook|operator|exporter|adapter|discovery|metrics|reloader|sidecar|thanos-discovery)"
                + "|.*(pushgateway|node-exporter|kube-state-metrics|blackbox|prometheus-adapter|prometheus-operator).*");

    private static final Pattern NOT_THE_API =
            Pattern.compile("reloader.*|grpc.*|transport|.*mesh.*|metrics|memberlist.*");

    Optional<Candidate> score(ServiceFacts service, Rule rule) {
        if (EXCLUDED.matcher(service.name()).matches() || service.ports().isEmpty()) {
            return Optional.empty();
        }
        var reasons = new ArrayList<Reason>();
        int score = 0;
        if (rule.labels().test(service)) {
            score += LABELS;
            reasons.add(new Reason(Reason.What.LABELS, rule.product()));
        }
        if (rule.name().matcher(service.name()).matches()) {
            score += NAME;
            reasons.add(new Reason(Reason.What.NAME, service.name()));
        }
        if (service.images().stream()
                .anyMatch(image -> rule.image().matcher(image).matches())) {
            score += IMAGE;
            reasons.add(new Reason(Reason.What.IMAGE, rule.product()));
        }
        ServiceFacts.Port port = bestPort(service.ports(), rule);
        boolean usual = isUsual(port, rule);
        if (usual) {
            score += PORT;
            reasons.add(new Reason(Reason.What.PORT, Integer.toString(port.number())));
        } else if (rule.portNames().contains(port.name())) {
            score += PORT_NAME;
            reasons.add(new Reason(Reason.What.PORT_NAME, port.name()));
        }
        if (service.headless() && score > 0) {
            score += HEADLESS;
            reasons.add(new Reason(Reason.What.HEADLESS, ""));
        }
        if (service.containers().agent() && rule.kind() == ServiceKind.PROMETHEUS) {
            score += AGENT;
            reasons.add(new Reason(Reason.What.AGENT, ""));
            return candidate(service, rule, port, score, reasons);
        }
        boolean only = score - (usual ? PORT : PORT_NAME) <= 0;
        if (score < ENOUGH || only) {
            return Optional.empty();
        }
        return candidate(service, rule, port, score, reasons);
    }

    private static Optional<Candidate> candidate(
            ServiceFacts service, Rule rule, ServiceFacts.Port port, int score, List<Reason> reasons) {
        return Optional.of(new Candidate(
                rule.kind(),
                rule.product(),
                new ServiceRef(service.namespace(), service.name(), port.number()),
                scheme(port),
                rule.pathPrefix(),
                score,
                reasons));
    }

    private static ServiceFacts.Port bestPort(List<ServiceFacts.Port> ports, Rule rule) {
        ServiceFacts.Port best = ports.getFirst();
        int bestRank = Integer.MAX_VALUE;
        for (ServiceFacts.Port port : ports) {
            int rank = rank(port, rule);
            if (rank < bestRank) {
                best = port;
                bestRank = rank;
            }
        }
        return best;
    }

    private static int rank(ServiceFacts.Port port, Rule rule) {
        if (NOT_THE_API.matcher(port.name()).matches()) {
            return 1_000;
        }
        int byNumber = rule.ports().indexOf(port.number());
        int byName = rule.portNames().indexOf(port.name());
        return (byNumber < 0 ? 100 : byNumber) + (byName < 0 ? 50 : byName);
    }

    private static boolean isUsual(ServiceFacts.Port port, Rule rule) {
        return rule.ports().contains(port.number())
                || rule.ports().stream().anyMatch(usual -> port.targetPort().equals(usual.toString()));
    }

    private static String scheme(ServiceFacts.Port port) {
        return port.name().startsWith("https")
                        || port.targetPort().equals("https")
                        || port.number() == 443
                        || port.number() == 8443
                ? "https"
                : "http";
    }
}
