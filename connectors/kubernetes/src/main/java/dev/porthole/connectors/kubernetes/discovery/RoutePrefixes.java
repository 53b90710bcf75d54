package dev.porthole.connectors.kubernetes.discovery;

import static java.util.Objects.requireNonNullElse;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.discovery.operator.Alertmanager;
import dev.porthole.connectors.kubernetes.discovery.operator.OperatedSpec;
import dev.porthole.connectors.kubernetes.discovery.operator.Prometheus;
import dev.porthole.connectors.kubernetes.typed.TypedClient;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the paths of a server begin that the Prometheus operator runs, by its custom resource. Only for Services whose pods
 * cannot be looked at, since their arguments are the truth. Asked once for a kind and namespace; for one look.
 */
final class RoutePrefixes {

    private final TypedClient typed;
    private final Deadline deadline;
    private final Map<String, Map<String, String>> known = new HashMap<>();

    RoutePrefixes(TypedClient typed, Deadline deadline) {
        this.typed = typed;
        this.deadline = deadline;
    }

    /** Such as "/prometheus"; empty for the root, and where nothing tells. */
    String of(ServiceKind kind, ServiceFacts service) {
        if (kind != ServiceKind.PROMETHEUS && kind != ServiceKind.ALERTMANAGER) {
            return "";
        }
        Map<String, String> prefixes =
                known.computeIfAbsent(kind + " " + service.namespace(), key -> read(kind, service.namespace()));
        return service.selector().values().stream()
                .filter(prefixes::containsKey)
                .findFirst()
                .or(() -> prefixes.keySet().stream()
                        .filter(name -> prefixes.size() == 1)
                        .findFirst())
                .map(prefixes::get)
                .orElse("");
    }

    /** By the names of the resources, one of which stands in the selector of a Service that leads to it. */
    private Map<String, String> read(ServiceKind kind, String namespace) {
        Outcome<Map<String, String>> found = kind == ServiceKind.PROMETHEUS
                ? typed.ask(
                        "list",
                        "prometheuses.monitoring.coreos.com",
                        client -> prefixes(of(client, Prometheus.class, namespace)),
                        deadline)
                : typed.ask(
                        "list",
                        "alertmanagers.monitoring.coreos.com",
                        client -> prefixes(of(client, Alertmanager.class, namespace)),
                        deadline);
        return switch (found) {
            case Outcome.Success<Map<String, String>>(var prefixes, var notes) -> prefixes;
            // No operator here, or none of our business: nothing is lost but the prefix, which a probe finds out.
            case Outcome.Failed<Map<String, String>> untold -> Map.of();
        };
    }

    private static <R extends CustomResource<OperatedSpec, Void>> List<R> of(
            KubernetesClient client, Class<R> type, String namespace) {
        return client.resources(type).inNamespace(namespace).list().getItems();
    }

    private static Map<String, String> prefixes(List<? extends CustomResource<OperatedSpec, Void>> resources) {
        var prefixes = new HashMap<String, String>();
        resources.forEach(resource -> prefixes.put(resource.getMetadata().getName(), prefix(resource.getSpec())));
        return prefixes;
    }

    private static String prefix(OperatedSpec spec) {
        String route = requireNonNullElse(spec.routePrefix(), "");
        return route.isEmpty()
                ? ContainerFacts.pathOf(requireNonNullElse(spec.externalUrl(), ""))
                : ContainerFacts.path(route);
    }
}
