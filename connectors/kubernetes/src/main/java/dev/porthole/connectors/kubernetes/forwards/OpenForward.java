package dev.porthole.connectors.kubernetes.forwards;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.kubernetes.tunnel.LocalForward;
import dev.porthole.connectors.kubernetes.tunnel.ServiceTunnel;
import dev.porthole.connectors.kubernetes.tunnel.TunnelState;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A port on this machine, the tunnel behind it, and what has become of them so far. */
final class OpenForward implements AutoCloseable {

    private final ForwardTarget target;
    private final ServiceTunnel tunnel;
    private final LocalForward port;
    private final InstantSource clock;
    private final Runnable changed;
    private final Subscription states;
    private volatile Standing standing;

    /**
     * What the tunnel's states say, taken together.
     *
     * @param attempt states since it broke, of which there is one for each try
     */
    private record Standing(Forward.State state, String pod, Optional<Failure> problem, int attempt, Instant since) {

        Standing then(Forward.State next, String nextPod, Optional<Failure> why, Instant now) {
            boolean works = next == Forward.State.IDLE || next == Forward.State.CONNECTED;
            boolean same = next == state && nextPod.equals(pod);
            return new Standing(next, nextPod, why, works ? 0 : attempt + 1, same ? since : now);
        }
    }

    /** @throws IOException when the port is taken; the tunnel is left to the caller then */
    OpenForward(ForwardTarget target, ServiceTunnel tunnel, int localPort, InstantSource clock, Runnable changed)
            throws IOException {
        this.target = target;
        this.tunnel = tunnel;
        this.clock = clock;
        this.changed = changed;
        this.standing = new Standing(Forward.State.IDLE, "", Optional.empty(), 0, clock.instant());
        this.port = new LocalForward(tunnel, localPort, changed);
        this.states = tunnel.state().subscribe(this::became);
    }

    private void became(Observation<TunnelState> state) {
        state.known().ifPresent(known -> {
            standing = next(known);
            changed.run();
        });
    }

    private Standing next(TunnelState state) {
        Instant now = clock.instant();
        return switch (state) {
            case TunnelState.Idle() -> standing.then(Forward.State.IDLE, "", Optional.empty(), now);
            case TunnelState.Connected(var pod, var since) ->
                standing.then(Forward.State.CONNECTED, pod, Optional.empty(), now);
            case TunnelState.Reconnecting(var attempt, var why, var next) ->
                standing.then(Forward.State.RECONNECTING, standing.pod(), Optional.of(why), now);
            case TunnelState.NoReadyPod(var why, var since) ->
                standing.then(Forward.State.NO_READY_POD, "", Optional.of(why), now);
            case TunnelState.AuthExpired(var why) ->
                standing.then(Forward.State.AUTH_EXPIRED, standing.pod(), Optional.of(why), now);
            case TunnelState.Forbidden(var why) ->
                standing.then(Forward.State.FORBIDDEN, standing.pod(), Optional.of(why), now);
        };
    }

    /** How it is now. */
    Forward now() {
        Standing known = standing;
        return new Forward(
                target,
                port.port(),
                known.state(),
                known.pod(),
                known.problem(),
                known.attempt(),
                known.since(),
                port.connections());
    }

    @Override
    public void close() {
        states.close();
        port.close();
        tunnel.close();
    }
}
