package dev.porthole.connectors.kubernetes.kubeconfig.yaml;

import dev.porthole.connectors.api.Detail;

/** A document that cannot be read, or not as what it should be. Never quotes it: it holds secrets. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Detail why;

    public UnreadableException(Detail why) {
        super(why.toString());
        this.why = why;
    }

    public Detail why() {
        return why;
    }
}
