package dev.porthole.connectors.api.signals;

/** How an answer is split: into one series for each value of a label, which has the same name whatever the metrics call it. */
public enum Grouping {
    /** Not at all: one series without labels. */
    TOTAL(""),
    NAMESPACE("namespace"),
    /** A service; its series also tell their namespace. */
    SERVICE("service"),
    /** A Deployment, StatefulSet, DaemonSet or Job; its series also tell their namespace. */
    WORKLOAD("workload"),
    NODE("node"),
    /** A pod; its series also tell their namespace. */
    POD("pod"),
    /** A path of an application, as its own code names it. */
    ROUTE("route"),
    /** A status code of HTTP. */
    STATUS("status"),
    METHOD("method"),
    /** The place of a file system. */
    MOUNT("mountpoint"),
    /** A network device. */
    DEVICE("device"),
    /** "receive" or "transmit". */
    DIRECTION("direction"),
    /** A connection pool. */
    POOL("pool"),
    /** The state of a pod: Running, Pending, NotReady, CrashLoopBackOff ... */
    STATE("state"),
    /** Who measured: a mesh, an application, an ingress; each tells all it saw, also what another one tells better. */
    VANTAGE("vantage");

    private final String label;

    Grouping(String label) {
        this.label = label;
    }

    /** The label that tells the series of an answer apart; empty for {@link #TOTAL}. */
    public String label() {
        return label;
    }
}
