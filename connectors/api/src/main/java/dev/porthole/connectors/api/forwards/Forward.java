package dev.porthole.connectors.api.forwards;

import dev.porthole.connectors.api.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * A port of the cluster on this machine, at one moment. The port is on the loopback address and stays the same while
 * pods behind it come and go.
 *
 * @param localPort on 127.0.0.1
 * @param pod that connections go to; empty when there is none
 * @param problem why it does not work now
 * @param attempt how often it was tried since it broke
 * @param since when {@code state} began
 * @param connections open now
 */
public record Forward(
        ForwardTarget target,
        int localPort,
        State state,
        String pod,
        Optional<Failure> problem,
        int attempt,
        Instant since,
        int connections) {

    /** How it stands. */
    public enum State {
        /** Ready, and nobody has used it yet. */
        IDLE,
        CONNECTED,
        RECONNECTING,
        NO_READY_POD,
        AUTH_EXPIRED,
        FORBIDDEN
    }
}
