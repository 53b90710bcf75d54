package dev.porthole.connectors.elastic.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpGateway.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the search server's API over a transport, and makes failures of all answers that are not what was asked for. */
public final class SearchClient implements AutoCloseable {

    private final SearchTransport transport;
    private final JsonMapper json;
    private final ErrorAnswer errors;

    public SearchClient(SearchTransport transport, JsonMapper json) {
        this.transport = transport;
        this.json = json;
        this.errors = new ErrorAnswer(transport.target(), json);
    }

    public JsonMapper json() {
        return json;
    }

    /** The Kibana that is on the way, if there is one. */
    public Optional<KibanaApi> kibana() {
        return transport.kibana();
    }

    /** Who is asked, for failures. */
    public String target() {
        return transport.target().name();
    }

    /** A user who may only read indices is not told who the server is; then it is guessed from how it refuses. */
    public Outcome<SearchServer> server(Deadline deadline) {
        return transport.send(
                SearchCall.get("/"),
                answer -> {
                    if (answer.status() == 403) {
                        boolean product = !answer.header("X-elastic-product").isEmpty();
                        Failure refusal = errors.failure(answer);
                        return SearchServer.guessed(product, refusal.detail().toString())
                                .map(Outcome::of)
                                .orElseGet(() -> Outcome.failed(refusal));
                    }
                    return tree(
                            answer,
                            root -> SearchServer.of(root)
                                    .map(Outcome::of)
                                    .orElseGet(() -> errors.unparseable(Detail.of("elastic.no-greeting"))));
                },
                deadline);
    }

    public Outcome<Identity> identity(Deadline deadline) {
        return server(deadline).then(server -> transport.identity(server, deadline));
    }

    /** A small answer, as a tree. */
    public <T> Outcome<T> ask(SearchCall call, Function<JsonNode, Outcome<T>> reading, Deadline deadline) {
        return transport.send(call, answer -> tree(answer, reading), deadline);
    }

    private <T> Outcome<T> tree(Answer answer, Function<JsonNode, Outcome<T>> reading) throws IOException {
        if (errors.isError(answer)) {
            return Outcome.failed(errors.failure(answer));
        }
        try {
            JsonNode root = json.readTree(answer.body());
            return root.isContainer() ? reading.apply(root) : errors.unparseable(Detail.of("elastic.no-content"));
        } catch (JacksonException malformed) {
            return errors.unparseable(malformed);
        }
    }

    /** A large answer, read while it comes. */
    public <T> Outcome<T> stream(SearchCall call, Function<JsonParser, T> reading, Deadline deadline) {
        return transport.send(
                call,
                answer -> {
                    if (errors.isError(answer)) {
                        return Outcome.failed(errors.failure(answer));
                    }
                    try (JsonParser parser = json.createParser(text(answer.body()))) {
                        return Outcome.of(reading.apply(parser));
                    } catch (JacksonException malformed) {
                        return errors.unparseable(malformed);
                    }
                },
                deadline);
    }

    /** Bytes that are no UTF-8 become signs of their own; one bad line must not take the others with it. */
    private static Reader text(InputStream body) {
        return new InputStreamReader(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        transport.close();
    }
}
