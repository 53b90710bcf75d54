package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Failure;

/** What came of looking for a pod. */
public sealed interface Resolution {

    /** Connections can go there. */
    record Found(PodPort pod) implements Resolution {}

    /** There is no pod to go to now; there may be one later. */
    record NoPod(Failure why) implements Resolution {}
}
