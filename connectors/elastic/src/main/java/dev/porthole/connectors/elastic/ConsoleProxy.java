package dev.porthole.connectors.elastic;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.http.HttpGateway.AnswerReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Through the console proxy of Kibana (6.8 to 9) or OpenSearch Dashboards. Kibana from 8.7 on answers 200 and tells the
 * search server's status in a header; earlier ones and Dashboards pass it on as their own. The route is internal, which
 * Kibana 9 wants to be told by a header.
 */
final class ConsoleProxy implements SearchTransport {

    private static final String STATUS = "x-console-proxy-status-code";
    private static final Map<String, String> HEADERS =
            Map.of("kbn-xsrf", "porthole", "osd-xsrf", "porthole", "x-elastic-internal-origin", "Kibana");

    private final HttpGateway gateway;
    private final String where;
    private final JsonMapper json = JsonMapper.builder().build();

    ConsoleProxy(HttpGateway gateway, String where) {
        this.gateway = gateway;
        this.where = where;
    }

    @Override
    public Outcome<Identity> probe(Deadline deadline) {
        return kibana(deadline)
                .then(kibana -> SearchServer.ask(this, deadline)
                        .map(server -> new Identity(
                                kibana.product(),
                                kibana.version(),
                                server.product() + " " + server.version() + ", " + where)));
    }

    private Outcome<Identity> kibana(Deadline deadline) {
        return gateway.exchange(marked(HttpCall.get("/api/status")), this::status, deadline);
    }

    /** 503 has the same body: Kibana is there, though not well; the way through it may still work. */
    private Outcome<Identity> status(Answer answer) throws IOException {
        if (answer.status() != 200 && answer.status() != 503) {
            return ErrorAnswer.failed(target(), answer);
        }
        try {
            JsonNode root = json.readTree(answer.body());
            String version = root.path("version").path("number").asString("");
            if (root.path("status").isMissingNode()) {
                return Outcome.failed(new Failure.Unparseable(target(), "not the status of Kibana"));
            }
            int major = SearchServer.major(version);
            return Outcome.of(
                    new Identity(major > 0 && major < 5 ? "OpenSearch Dashboards" : "Kibana", version, where));
        } catch (JacksonException malformed) {
            return Outcome.failed(new Failure.Unparseable(target(), malformed.getOriginalMessage()));
        }
    }

    @Override
    public <T> Outcome<T> send(SearchCall call, AnswerReader<T> reader, Deadline deadline) {
        String path = new HttpCall.Form()
                .add("path", pretty(call.path()))
                .add("method", call.method())
                .on("/api/console/proxy");
        return gateway.exchange(
                marked(HttpCall.ask("POST", path, call.body())), answer -> reader.read(new Proxied(answer)), deadline);
    }

    private static HttpCall marked(HttpCall call) {
        HttpCall marked = call;
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            marked = marked.withHeader(header.getKey(), header.getValue());
        }
        return marked;
    }

    /**
     * Early OpenSearch Dashboards append a second question mark unless {@code pretty} stands first. Everybody else
     * adds it anyway.
     */
    private static String pretty(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path + "?pretty" : path.substring(0, query) + "?pretty&" + path.substring(query + 1);
    }

    @Override
    public String target() {
        return gateway.target().name();
    }

    @Override
    public void close() {
        gateway.close();
    }

    /** The search server's answer, in Kibana's. */
    private record Proxied(Answer answer) implements Answer {
        @Override
        public int status() {
            String real = answer.header(STATUS);
            try {
                return real.isEmpty() ? answer.status() : Integer.parseInt(real);
            } catch (NumberFormatException notANumber) {
                return answer.status();
            }
        }

        @Override
        public String header(String name) {
            return answer.header(name);
        }

        @Override
        public InputStream body() {
            return answer.body();
        }
    }
}
