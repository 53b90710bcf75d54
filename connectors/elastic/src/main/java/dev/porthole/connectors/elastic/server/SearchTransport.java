package dev.porthole.connectors.elastic.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpGateway.AnswerReader;
import dev.porthole.connectors.http.HttpTarget;
import java.util.Optional;

/** A way to a search server: straight, or through Kibana. */
public interface SearchTransport extends AutoCloseable {

    /** Who is at this end of the way, given the search server at the other. */
    Outcome<Identity> identity(SearchServer server, Deadline deadline);

    /** Sends a request of the search server's own API; the reader sees the search server's own status. */
    <T> Outcome<T> send(SearchCall call, AnswerReader<T> reader, Deadline deadline);

    /** What is on the way, if it is a Kibana. */
    default Optional<KibanaApi> kibana() {
        return Optional.empty();
    }

    HttpTarget target();

    @Override
    void close();
}
