package dev.porthole.connectors.kubernetes.tunnel;

/** A port of a pod. */
public record PodPort(String namespace, String pod, int port) {}
