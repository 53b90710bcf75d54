package dev.porthole.connectors.kubernetes.discovery;

/**
 * The rights Porthole needs, as a manifest to hand to whoever may grant them. Nothing in it changes the cluster;
 * {@code create} on {@code pods/portforward} opens tunnels, and {@code get} is asked for the same by API servers before
 * 1.35, later ones ask for both.
 *
 * @param namespace for a Role there; empty for a ClusterRole, which the list of all namespaces needs
 */
public record ReaderRole(String namespace) {

    private static final String NAME = "porthole-reader";

    /** YAML of the role, to be bound to a user or group. */
    public String yaml() {
        String head = namespace.isEmpty()
                ? "kind: ClusterRole\nmetadata:\n  name: " + NAME + "\n"
                : "kind: Role\nmetadata:\n  name: " + NAME + "\n  namespace: " + namespace + "\n";
        String clusterWide = namespace.isEmpty() ? """
            - apiGroups: [""]
              resources: [namespaces, nodes]
              verbs: [get, list, watch]
            """ : "";
        return "apiVersion: rbac.authorization.k8s.io/v1\n" + head + "rules:\n" + clusterWide + """
            - apiGroups: [""]
              resources: [pods, services, endpoints, events]
              verbs: [get, list, watch]
            - apiGroups: [discovery.k8s.io]
              resources: [endpointslices]
              verbs: [get, list, watch]
            - apiGroups: [apps]
              resources: [deployments, replicasets, statefulsets, daemonsets, controllerrevisions]
              verbs: [get, list, watch]
            - apiGroups: [metrics.k8s.io]
              resources: [pods]
              verbs: [get]
            - apiGroups: [""]
              resources: [pods/log]
              verbs: [get]
            - apiGroups: [""]
              resources: [pods/portforward]
              verbs: [get, create]
            """;
    }
}
