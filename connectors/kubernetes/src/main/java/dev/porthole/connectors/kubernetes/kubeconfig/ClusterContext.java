package dev.porthole.connectors.kubernetes.kubeconfig;

/**
 * A context of a kubeconfig: a cluster, a user and a namespace under one name.
 *
 * @param namespace the one to look at first; empty when the file names none
 */
public record ClusterContext(String name, String namespace, ApiEndpoint cluster, UserAuth user) {}
