package dev.porthole.connectors.kubernetes.discovery;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.discovery.ProductRules.Rule;
import dev.porthole.connectors.kubernetes.server.ApiException;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the monitoring of a cluster among its Services: everything that may be a product, scored, with the reasons.
 * Whether it really is one, only a request through a tunnel can tell. Rights on single namespaces are enough.
 */
public final class ServiceDiscovery {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_WITH_CONTAINERS = 40;
    private static final int AT_A_TIME = 8;

    private final ApiServer api;
    private final TypedClient typed;
    private final Scoring scoring = new Scoring();
    private final List<Rule> rules = new ProductRules().all();

    /** @param typed for custom resources; whoever gives it closes it */
    public ServiceDiscovery(ApiServer api, TypedClient typed) {
        this.api = api;
        this.typed = typed;
    }

    /**
     * Looks at all namespaces, or, where that is forbidden, at those given.
     *
     * @param namespaces to look at when not all may be listed; the context's own is looked at besides
     */
    public Outcome<Discovered> find(List<String> namespaces, Deadline deadline) {
        List<Failure.Forbidden> missing = new CopyOnWriteArrayList<>();
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
        List<ServiceFacts> likely = services.stream()
                .filter(service -> rules.stream()
                        .anyMatch(rule -> scoring.score(service, rule).isPresent()))
                .toList();
        // A server's own arguments are the truth; a custom resource's are known where its pods may not be looked at.
        var prefixes = new RoutePrefixes(typed, deadline);
        var best = new LinkedHashMap<String, Candidate>();
        List<ServiceFacts> known = withContainers(likely, missing, deadline);
        boolean podsHidden = missing.stream().anyMatch(right -> right.resource().equals("pods"));
        for (ServiceFacts service : known) {
            for (Rule rule : rules) {
                Optional<Candidate> candidate = scoring.score(service, rule);
                // A Service is listed once for each protocol, as the product it looks like most.
                candidate.ifPresent(found -> best.merge(
                        found.kind() + " " + found.service(),
                        withPrefix(
                                found,
                                service.images().isEmpty() && podsHidden
                                        ? prefixes.of(found.kind(), service)
                                        : ownPrefix(found, service)),
                        (one, other) -> one.score() >= other.score() ? one : other));
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparing(Candidate::kind)
                        .thenComparing(Comparator.comparingInt(Candidate::score).reversed())
                        .thenComparing(candidate -> candidate.service().toString()))
                .toList();
    }

    /** A few questions at a time, for each takes a moment and there may be many. */
    private List<ServiceFacts> withContainers(
            List<ServiceFacts> services, List<Failure.Forbidden> missing, Deadline deadline) throws ApiException {
        var places = new Semaphore(AT_A_TIME);
        List<Future<ServiceFacts>> known = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ServiceFacts service : services) {
                boolean ask = known.size() < MOST_WITH_CONTAINERS
                        && !service.selector().isEmpty();
                known.add(threads.submit(() -> {
                    if (!ask) {
                        return service;
                    }
                    places.acquire();
                    try {
                        return service.with(containers(service, missing, deadline));
                    } finally {
                        places.release();
                    }
                }));
            }
            List<ServiceFacts> all = new ArrayList<>();
            for (Future<ServiceFacts> one : known) {
                all.add(one.get());
            }
            return all;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ApiException(new Failure.Cancelled(api.context().name(), ""), 0);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ApiException known403) {
                throw known403;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Candidate withPrefix(Candidate candidate, String prefix) {
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
                prefix + candidate.pathPrefix(),
                candidate.score(),
                reasons);
    }

    private static String ownPrefix(Candidate candidate, ServiceFacts service) {
        return switch (candidate.kind()) {
            case PROMETHEUS, ALERTMANAGER -> service.containers().prefix();
            case ELASTICSEARCH, KIBANA, GRAFANA -> "";
        };
    }

    private ContainerFacts containers(ServiceFacts service, List<Failure.Forbidden> missing, Deadline deadline)
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
                    .findFirst()
                    .map(ContainerFacts::of)
                    .orElse(ContainerFacts.NONE);
        } catch (ApiException e) {
            if (e.failure() instanceof Failure.Forbidden forbidden) {
                missing.add(forbidden);
                return ContainerFacts.NONE;
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
                ContainerFacts.NONE);
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
