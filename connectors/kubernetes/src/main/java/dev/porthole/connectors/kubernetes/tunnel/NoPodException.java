package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.server.ApiException;

/** The API server answered, and there is no pod to go to. */
final class NoPodException extends ApiException {
    private static final long serialVersionUID = 1L;

    NoPodException(Failure why) {
        super(why, 0);
    }
}
