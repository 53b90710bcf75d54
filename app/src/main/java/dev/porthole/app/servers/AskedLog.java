package dev.porthole.app.servers;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that says in the log what is asked of whom, how long it took and what came of it, when that is wanted.
 * Queries, headers and bodies are left out, for there may be secrets in them.
 *
 * @param where in words
 */
record AskedLog(HttpGateway gateway, String where) implements HttpGateway {

    /** Its level is set by {@code --verbose}. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.porthole.asked");

    @Override
    public <T> Outcome<T> exchange(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        if (!LOG.isDebugEnabled()) {
            return gateway.exchange(call, reader, deadline);
        }
        long begun = System.nanoTime();
        Outcome<T> outcome = gateway.exchange(call, reader, deadline);
        LOG.debug(
                "{} {} {} of {}: {} ms, {}",
                target().name(),
                call.method(),
                call.path().replaceFirst("\\?.*", ""),
                where,
                (System.nanoTime() - begun) / 1_000_000,
                switch (outcome) {
                    case Outcome.Success<T> answered -> "answered";
                    case Outcome.Failed<T>(var failure) -> failure.getClass().getSimpleName() + " " + failure.detail();
                });
        return outcome;
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
