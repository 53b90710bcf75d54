package dev.porthole.connectors.elastic.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpGateway.AnswerReader;
import dev.porthole.connectors.http.HttpTarget;

/** Straight to the search server. */
public final class DirectTransport implements SearchTransport {

    private final HttpGateway gateway;
    private final String where;

    public DirectTransport(HttpGateway gateway, String where) {
        this.gateway = gateway;
        this.where = where;
    }

    @Override
    public Outcome<Identity> identity(SearchServer server, Deadline deadline) {
        return Outcome.of(new Identity(server.product(), server.toldVersion(), where));
    }

    @Override
    public <T> Outcome<T> send(SearchCall call, AnswerReader<T> reader, Deadline deadline) {
        HttpCall http = call.method().equals("GET")
                ? HttpCall.get(call.path())
                : HttpCall.ask(call.method(), call.path(), call.body());
        return gateway.exchange(http, reader, deadline);
    }

    @Override
    public HttpTarget target() {
        return gateway.target();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
