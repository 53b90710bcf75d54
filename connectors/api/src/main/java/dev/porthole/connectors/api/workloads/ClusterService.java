package dev.porthole.connectors.api.workloads;

import java.util.List;
import java.util.Map;

/**
 * A Service and its TCP ports.
 *
 * @param selector labels of the pods behind it; empty when it selects none
 */
public record ClusterService(String namespace, String name, Map<String, String> selector, List<Port> ports) {

    public ClusterService {
        selector = Map.copyOf(selector);
        ports = List.copyOf(ports);
    }

    /**
     * @param name empty when it has none
     * @param number of the Service, not of the pods behind it
     */
    public record Port(String name, int number) {}
}
