package dev.porthole.connectors.kubernetes.tunnel;

/** A port of a pod, by the number it listens on there. */
public record PodPort(String namespace, String pod, int port) {
    @Override
    public String toString() {
        return "pod/" + pod + ":" + port + " in " + namespace;
    }
}
