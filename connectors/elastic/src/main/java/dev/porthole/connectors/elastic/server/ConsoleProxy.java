package dev.porthole.connectors.elastic.server;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpGateway.Answer;
import dev.porthole.connectors.http.HttpGateway.AnswerReader;
import dev.porthole.connectors.http.HttpTarget;
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
public final class ConsoleProxy implements SearchTransport {

    private static final String STATUS = "x-console-proxy-status-code";
    private static final Map<String, String> HEADERS =
            Map.of("kbn-xsrf", "porthole", "osd-xsrf", "porthole", "x-elastic-internal-origin", "Kibana");

    /** Dashboards counts from 1 again; nothing else tells the two apart. */
    private static final int FIRST_KIBANA = 5;

    private final HttpGateway gateway;
    private final String where;
    private final JsonMapper json;
    private final ErrorAnswer errors;

    public ConsoleProxy(HttpGateway gateway, String where, JsonMapper json) {
        this.gateway = gateway;
        this.where = where;
        this.json = json;
        this.errors = new ErrorAnswer(gateway.target(), json);
    }

    @Override
    public Outcome<Identity> identity(SearchServer server, Deadline deadline) {
        String way = (server.product() + " " + server.toldVersion()).strip() + ", " + where;
        return gateway.exchange(marked(HttpCall.get("/api/status")), answer -> status(answer, way), deadline);
    }

    /** 503 has the same body: Kibana is there, though not well; the way through it may still work. */
    private Outcome<Identity> status(Answer answer, String way) throws IOException {
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
            boolean dashboards = major > 0 && major < FIRST_KIBANA;
            return Outcome.of(new Identity(dashboards ? "OpenSearch Dashboards" : "Kibana", version, way));
        } catch (JacksonException malformed) {
            return errors.unparseable(malformed);
        }
    }

    @Override
    public <T> Outcome<T> send(SearchCall call, AnswerReader<T> reader, Deadline deadline) {
        String path = new HttpCall.Form()
                .add("path", pretty(call.path()))
                .add("method", call.method())
                .on("/api/console/proxy");
        Outcome<T> outcome = gateway.exchange(
                marked(HttpCall.ask("POST", path, call.body())), answer -> reader.read(new Proxied(answer)), deadline);
        boolean off = outcome instanceof Outcome.Failed<T>(Failure.Unsupported(var who, var detail))
                && detail.equals(ErrorAnswer.CONSOLE_OFF);
        return off && isElsewhere(deadline)
                ? Outcome.failed(new Failure.NotFound(gateway.target().name(), Detail.of("elastic.no-kibana-here")))
                : outcome;
    }

    /** Kibana answers 404 to everything when its base path is left out or a wrong one. */
    private boolean isElsewhere(Deadline deadline) {
        Outcome<Boolean> status = gateway.exchange(
                marked(HttpCall.get("/api/status")), answer -> Outcome.of(answer.status() == 404), deadline);
        return status instanceof Outcome.Success<Boolean>(var missing, var notes) && missing;
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
        return query < 0
                ? path + "?pretty=true"
                : path.substring(0, query) + "?pretty=true&" + path.substring(query + 1);
    }

    @Override
    public HttpTarget target() {
        return gateway.target();
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
