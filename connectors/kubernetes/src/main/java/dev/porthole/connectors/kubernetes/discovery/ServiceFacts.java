package dev.porthole.connectors.kubernetes.discovery;

import java.util.List;
import java.util.Map;

/**
 * What is known of a Service before anything is asked through it.
 *
 * @param selector of its pods; empty when it has none
 * @param headless it has no address of its own
 * @param containers of its pods, as far as they are known
 */
record ServiceFacts(
        String namespace,
        String name,
        Map<String, String> labels,
        Map<String, String> selector,
        List<Port> ports,
        boolean headless,
        ContainerFacts containers) {

    /** A TCP port of the Service; {@code targetPort} as text, a number or a name. */
    record Port(String name, int number, String targetPort) {}

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** The product's name by the recommended label, or the older ones. */
    String appLabel() {
        String recommended = label("app.kubernetes.io/name");
        return recommended.isEmpty() ? label("app") : recommended;
    }

    List<String> images() {
        return containers.images();
    }

    ServiceFacts with(ContainerFacts known) {
        return new ServiceFacts(namespace, name, labels, selector, ports, headless, known);
    }
}
