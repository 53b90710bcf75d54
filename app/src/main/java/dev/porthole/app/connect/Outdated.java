package dev.porthole.app.connect;

/** What the kubeconfig has of a context now that it did not have when it was opened. */
public enum Outdated {
    /** All is as it was, or the context is gone. */
    NO,

    /** Another way to prove who we are, to the same server. */
    LOGIN,

    /** Another server. */
    SERVER
}
