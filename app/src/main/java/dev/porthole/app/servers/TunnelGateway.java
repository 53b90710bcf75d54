package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;

/**
 * A gateway with a tunnel of its own.
 *
 * @param tunnel ends the tunnel
 */
record TunnelGateway(HttpGateway gateway, Runnable tunnel) implements HttpGateway {

    @Override
    public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        return gateway.exchange(call, reader, deadline);
    }

    @Override
    public HttpTarget target() {
        return gateway.target();
    }

    @Override
    public void close() {
        gateway.close();
        tunnel.run();
    }
}
