package dev.porthole.connectors.kubernetes.tunnel;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;

/**
 * What went wrong with the API server, as whoever uses the tunnel sees it.
 *
 * @param target what the tunnel leads to
 */
record TunnelFailures(String target) {

    Failure of(Failure failure) {
        return switch (failure) {
            case Failure.Unauthorized(var who, var detail) -> new Failure.Unauthorized(target, detail);
            case Failure.Forbidden(var who, var verb, var resource, var detail) ->
                new Failure.Forbidden(target, verb, resource, detail);
            case Failure.TlsRejected(var who, var detail) -> new Failure.TlsRejected(target, detail);
            case Failure.NotFound(var who, var detail) -> new Failure.NotFound(target, detail);
            case Failure.Unsupported unsupported -> unsupported;
            case Failure.Cancelled cancelled -> cancelled;
            case Failure.NoReadyPod noReadyPod -> noReadyPod;
            case Failure.TunnelDown(var who, var detail) -> new Failure.TunnelDown(target, detail);
            case Failure.TimedOut timedOut ->
                new Failure.TunnelDown(target, Detail.of("tunnel.noAnswer", timedOut.limit()));
            default ->
                new Failure.TunnelDown(
                        target,
                        failure.detail().isEmpty()
                                ? Detail.said(failure.getClass().getSimpleName())
                                : failure.detail());
        };
    }
}
