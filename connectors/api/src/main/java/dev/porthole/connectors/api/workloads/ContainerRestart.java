package dev.porthole.connectors.api.workloads;

/**
 * One restart of one container, seen in the API's status.
 *
 * @param count the container's restart count after it
 * @param ended how the container before it ended
 */
public record ContainerRestart(PodKey pod, String uid, String container, int count, Pod.Termination ended) {}
