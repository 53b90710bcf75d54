package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.discovery.ProductRules.Rule;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the monitoring of a cluster among its Services: everything that may be a product, scored, with the reasons.
 * Whether it really is one, only a request through a tunnel can tell. Rights on single namespaces are enough.
 */
public final class ServiceDiscovery {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_WITH_IMAGES = 40;

    private final ApiServer api;
    private final Scoring scoring = new Scoring();
    private final List<Rule> rules = new ProductRules().all();

    public ServiceDiscovery(ApiServer api) {
        this.api = api;
    }

    /**
     * Looks at all namespaces, or, where that is forbidden, at those given.
     *
     * @param namespaces to look at when not all may be listed; the context's own is looked at besides
     */
    public Outcome<Discovered> find(List<String> namespaces, Deadline deadline) {
        var missing = new ArrayList<Failure.Forbidden>();
        try {
            List<String> looked = List.of();
            List<ServiceFacts> services;
            try {
                services = services("", deadline);
            } catch (ApiException e) {
                if (!(e.failure() instanceof Failure.Forbidden forbidden)) {
                    throw e;
                }
                missing.add(forbidden);
                looked = own(namespaces);
                services = services(looked, missing, deadline);
            }
            return Outcome.of(new Discovered(candidates(services, missing, deadline), looked, missing));
        } catch (ApiException e) {
            return Outcome.failed(e.failure());
        }
    }

    private List<String> own(List<String> namespaces) {
        var all = new ArrayList<>(namespaces);
        String own = api.context().namespace();
        all.add(own.isEmpty() ? "default" : own);
        return all.stream().distinct().toList();
    }

    private List<ServiceFacts> services(List<String> namespaces, List<Failure.Forbidden> missing, Deadline deadline)
            throws ApiException {
        var found = new ArrayList<ServiceFacts>();
        boolean any = false;
        for (String namespace : namespaces) {
            try {
                found.addAll(services(namespace, deadline));
                any = true;
            } catch (ApiException e) {
                if (!(e.failure() instanceof Failure.Forbidden forbidden)) {
                    throw e;
                }
                missing.add(forbidden);
            }
        }
        if (!any) {
            throw new ApiException(missing.getLast(), 403);
        }
        return found;
    }

    private List<Candidate> candidates(List<ServiceFacts> services, List<Failure.Forbidden> missing, Deadline deadline)
            throws ApiException {
        Map<String, String> prefixes = routePrefixes(deadline);
        var best = new LinkedHashMap<String, Candidate>();
        int asked = 0;
        for (ServiceFacts service : services) {
            if (rules.stream().noneMatch(rule -> scoring.score(service, rule).isPresent())) {
                continue;
            }
            ServiceFacts known = service;
            if (asked++ < MOST_WITH_IMAGES && !service.selector().isEmpty()) {
                known = service.withImages(images(service, missing, deadline));
            }
            for (Rule rule : rules) {
                Optional<Candidate> candidate = scoring.score(known, rule);
                // A Service is listed once for each protocol, as the product it looks like most.
                candidate.ifPresent(found -> best.merge(
                        found.kind() + " " + found.service(),
                        withPrefix(found, service, prefixes),
                        (one, other) -> one.score() >= other.score() ? one : other));
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparing(Candidate::kind)
                        .thenComparing(Comparator.comparingInt(Candidate::score).reversed())
                        .thenComparing(candidate -> candidate.service().toString()))
                .toList();
    }

    private static Candidate withPrefix(Candidate candidate, ServiceFacts service, Map<String, String> prefixes) {
        boolean operated = candidate.kind() == ServiceKind.PROMETHEUS || candidate.kind() == ServiceKind.ALERTMANAGER;
        String prefix = operated ? prefixes.getOrDefault(candidate.kind() + " " + service.namespace(), "") : "";
        if (prefix.isEmpty()) {
            return candidate;
        }
        var reasons = new ArrayList<>(candidate.reasons());
        reasons.add(new Reason(Reason.What.ROUTE_PREFIX, prefix));
        return new Candidate(
                candidate.kind(),
                candidate.product(),
                candidate.service(),
                candidate.scheme(),
                prefix,
                candidate.score(),
                reasons);
    }

    /** The prefixes that the Prometheus operator's custom resources set, by kind and namespace. */
    private Map<String, String> routePrefixes(Deadline deadline) {
        var found = new TreeMap<String, String>();
        Map<String, ServiceKind> resources =
                Map.of("prometheuses", ServiceKind.PROMETHEUS, "alertmanagers", ServiceKind.ALERTMANAGER);
        resources.forEach((resource, kind) -> {
            try {
                JsonNode list = tree(ApiRequest.list("monitoring.coreos.com", "v1", "", resource), deadline);
                for (JsonNode item : list.path("items")) {
                    String prefix = item.path("spec").path("routePrefix").asString("");
                    if (prefix.startsWith("/") && prefix.length() > 1) {
                        found.put(
                                kind + " "
                                        + item.path("metadata")
                                                .path("namespace")
                                                .asString(""),
                                prefix);
                    }
                }
            } catch (ApiException e) {
                // No operator here, or none of our business: nothing is lost but the prefix, which a probe finds out.
            }
        });
        return found;
    }

    private List<String> images(ServiceFacts service, List<Failure.Forbidden> missing, Deadline deadline)
            throws ApiException {
        String selector = service.selector().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        try {
            JsonNode pods = tree(
                    ApiRequest.list(service.namespace(), "pods")
                            .with("labelSelector", selector)
                            .with("limit", 1),
                    deadline);
            return pods.path("items")
                    .valueStream()
                    .flatMap(pod -> pod.path("spec").path("containers").valueStream())
                    .map(container -> container.path("image").asString(""))
                    .toList();
        } catch (ApiException e) {
            if (e.failure() instanceof Failure.Forbidden forbidden) {
                missing.add(forbidden);
                return List.of();
            }
            throw e;
        }
    }

    private List<ServiceFacts> services(String namespace, Deadline deadline) throws ApiException {
        return tree(ApiRequest.list(namespace, "services"), deadline)
                .path("items")
                .valueStream()
                .filter(item -> !item.path("spec").path("type").asString("").equals("ExternalName"))
                .map(ServiceDiscovery::facts)
                .toList();
    }

    private static ServiceFacts facts(JsonNode item) {
        JsonNode metadata = item.path("metadata");
        JsonNode spec = item.path("spec");
        List<ServiceFacts.Port> ports = spec.path("ports")
                .valueStream()
                .filter(port -> port.path("protocol").asString("TCP").equals("TCP"))
                .map(port -> new ServiceFacts.Port(
                        port.path("name").asString(""),
                        port.path("port").asInt(0),
                        port.path("targetPort").asString("")))
                .toList();
        return new ServiceFacts(
                metadata.path("namespace").asString(""),
                metadata.path("name").asString(""),
                map(metadata.path("labels")),
                map(spec.path("selector")),
                ports,
                spec.path("clusterIP").asString("").equals("None"),
                List.of());
    }

    private static Map<String, String> map(JsonNode node) {
        var map = new TreeMap<String, String>();
        node.forEachEntry((name, value) -> map.put(name, value.asString("")));
        return map;
    }

    private JsonNode tree(ApiRequest request, Deadline deadline) throws ApiException {
        return api.read(request, body -> JSON.readTree(body), deadline);
    }
}
