package dev.porthole.connectors.kubernetes.discovery;

/** A port of a Service, by the Service's own port number. */
public record ServiceRef(String namespace, String name, int port) {
    @Override
    public String toString() {
        return "svc/" + name + ":" + port + " in " + namespace;
    }
}
