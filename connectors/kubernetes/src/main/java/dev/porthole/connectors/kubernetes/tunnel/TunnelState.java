package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Failure;
import java.time.Instant;

/** How a tunnel is. */
public sealed interface TunnelState {

    /** Nobody has asked for a connection yet. */
    record Idle() implements TunnelState {}

    /** Connections go to {@code pod} since then. */
    record Connected(String pod, Instant since) implements TunnelState {}

    /**
     * It broke and is being mended.
     *
     * @param attempt tries so far, from 1
     * @param why the last try did not work
     * @param next when the next one is
     */
    record Reconnecting(int attempt, Failure why, Instant next) implements TunnelState {}

    /** There is no pod to go to; {@code why} tells whether none is ready, or the one that was asked for is gone. */
    record NoReadyPod(Failure why, Instant since) implements TunnelState {}

    /** The API server does not accept our credential any more. */
    record AuthExpired(Failure.Unauthorized why) implements TunnelState {}

    /** We may not do what it takes; {@code why} has verb and resource. */
    record Forbidden(Failure.Forbidden why) implements TunnelState {}
}
