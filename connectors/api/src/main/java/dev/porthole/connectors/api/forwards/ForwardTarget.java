package dev.porthole.connectors.api.forwards;

/**
 * What a forward leads to. A Service outlives its pods, and so does a forward to it.
 *
 * @param port the Service's port, or the pod's
 */
public record ForwardTarget(Kind kind, String namespace, String name, int port) {

    /** What has the port. */
    public enum Kind {
        SERVICE,
        POD
    }

    /** As kubectl writes it: "svc/prometheus-server:80". */
    @Override
    public String toString() {
        return (kind == Kind.SERVICE ? "svc/" : "pod/") + name + ":" + port;
    }
}
