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
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Through the console proxy of Kibana (6.8 to 9) or OpenSearch Dashboards. Kibana from 8.7 on answers 200 and tells the
 * search server's status in a header; earlier ones and Dashboards pass it on as their own.
 */
public final class ConsoleProxy implements SearchTransport {

    private static final String STATUS = "x-console-proxy-status-code";
    private final HttpGateway gateway;
    private final String where;
    private final KibanaApi kibana;

    public ConsoleProxy(HttpGateway gateway, String where, JsonMapper json) {
        this.gateway = gateway;
        this.where = where;
        this.kibana = new KibanaApi(gateway, json);
    }

    @Override
    public Outcome<Identity> identity(SearchServer server, Deadline deadline) {
        String way = (server.product() + " " + server.toldVersion()).strip() + ", " + where;
        return kibana.product(deadline).map(product -> new Identity(product.name(), product.version(), way));
    }

    @Override
    public Optional<KibanaApi> kibana() {
        return Optional.of(kibana);
    }

    @Override
    public <T> Outcome<T> send(SearchCall call, AnswerReader<T> reader, Deadline deadline) {
        String path = new HttpCall.Form()
                .add("path", pretty(call.path()))
                .add("method", call.method())
                .on("/api/console/proxy");
        Outcome<T> outcome = kibana.send(
                HttpCall.ask("POST", path, call.body()), answer -> reader.read(new Proxied(answer)), deadline);
        boolean off = outcome instanceof Outcome.Failed<T>(Failure.Unsupported(var who, var detail))
                && detail.equals(ErrorAnswer.CONSOLE_OFF);
        return off && isElsewhere(deadline)
                ? Outcome.failed(new Failure.NotFound(gateway.target().name(), Detail.of("elastic.no-kibana-here")))
                : outcome;
    }

    /** Kibana answers 404 to everything when its base path is left out or a wrong one. */
    private boolean isElsewhere(Deadline deadline) {
        Outcome<Boolean> status =
                kibana.send(HttpCall.get("/api/status"), answer -> Outcome.of(answer.status() == 404), deadline);
        return status instanceof Outcome.Success<Boolean>(var missing, var notes) && missing;
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
