package dev.porthole.connectors.elastic.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.http.HttpGateway.AnswerReader;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kibana's or OpenSearch Dashboards' own API. Its routes want a header against forgery each; those that are internal, which Kibana
 * 9 refuses otherwise, want to be told that they are asked for as such.
 */
public final class KibanaApi {

    private static final Map<String, String> HEADERS =
            Map.of("kbn-xsrf", "porthole", "osd-xsrf", "porthole", "x-elastic-internal-origin", "Kibana");

    /** Dashboards counts from 1 again; nothing else tells the two apart. */
    private static final int FIRST_KIBANA = 5;

    private final HttpGateway gateway;
    private final JsonMapper json;
    private final ErrorAnswer errors;

    KibanaApi(HttpGateway gateway, JsonMapper json) {
        this.gateway = gateway;
        this.json = json;
        this.errors = new ErrorAnswer(gateway.target(), json);
    }

    /** @param dashboards whether it is OpenSearch's */
    public record Product(boolean dashboards, String version) {

        public String name() {
            return dashboards ? "OpenSearch Dashboards" : "Kibana";
        }

        public boolean atLeast(int major, int minor) {
            return new SearchServer(dashboards, version, true).atLeast(major, minor);
        }
    }

    /** 503 has the same body: it is there, though not well; the way through it may still work. */
    public Outcome<Product> product(Deadline deadline) {
        return gateway.exchange(marked(HttpCall.get("/api/status")), this::status, deadline);
    }

    private Outcome<Product> status(Answer answer) throws IOException {
        if (errors.isError(answer) && answer.status() != 503) {
            return Outcome.failed(errors.failure(answer));
        }
        try {
            JsonNode root = json.readTree(answer.body());
            if (!root.path("status").isObject()) {
                return errors.unparseable(Detail.of("elastic.no-kibana-status"));
            }
            // left out for those who are not logged in
            String version = root.path("version").path("number").asString("");
            int major = SearchServer.major(version);
            return Outcome.of(new Product(major > 0 && major < FIRST_KIBANA, version));
        } catch (JacksonException malformed) {
            return errors.unparseable(malformed);
        }
    }

    /** A small answer of its own, as a tree. */
    public <T> Outcome<T> ask(String path, Function<JsonNode, Outcome<T>> reading, Deadline deadline) {
        return send(
                HttpCall.get(path),
                answer -> {
                    if (errors.isError(answer)) {
                        return Outcome.failed(errors.failure(answer));
                    }
                    try {
                        return reading.apply(json.readTree(answer.body()));
                    } catch (JacksonException malformed) {
                        return errors.unparseable(malformed);
                    }
                },
                deadline);
    }

    <T> Outcome<T> send(HttpCall call, AnswerReader<T> reader, Deadline deadline) {
        return gateway.exchange(marked(call), reader, deadline);
    }

    private static HttpCall marked(HttpCall call) {
        HttpCall marked = call;
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            marked = marked.withHeader(header.getKey(), header.getValue());
        }
        return marked;
    }

    /** Where a browser finds it; empty when it is only reached through a tunnel. */
    public Optional<URI> address() {
        return gateway.target().dialer().isPresent()
                ? Optional.empty()
                : Optional.of(gateway.target().base());
    }

    public String target() {
        return gateway.target().name();
    }

    public JsonMapper json() {
        return json;
    }
}
