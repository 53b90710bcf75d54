package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.SilenceDraft;
import dev.porthole.connectors.http.FaultProxy;
import dev.porthole.connectors.http.FaultProxy.Toxic;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writing when answers and connections are not as they should be. */
@Timeout(120)
class ControlFaultTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final AlertmanagerAlertSource source = AlertmanagerAlertSource.writing(
            new PooledHttpGateway(
                    HttpTarget.direct("Alertmanager", URI.create("http://127.0.0.1:" + proxy.port() + "/am"))),
            "here");
    private final AlertControl control = source.control().orElseThrow();

    @AfterEach
    void close() {
        source.close();
        proxy.close();
        server.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private Outcome<Receipt> silence() {
        return silence("");
    }

    private Outcome<Receipt> silence(String id) {
        return control.silence(
                new SilenceDraft(
                        id,
                        List.of(Matcher.equal("a", "b"), new Matcher("c", Matcher.Operator.NOT_REGEX, "d.*")),
                        NOW,
                        NOW.plusSeconds(60),
                        "Kim",
                        "why",
                        Labels.EMPTY),
                soon());
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @Test
    void a_silence_is_posted_as_the_documentation_has_it() {
        server.reply(Reply.json("{\"silenceID\":\"new\"}"));

        assertThat(silence("old")).isEqualTo(Outcome.of(new Receipt("new", "here")));
        ScriptedServer.Request request = server.requests().getFirst();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /am/api/v2/silences");
        assertThat(request.text())
                .isEqualTo(
                        "{\"id\":\"old\",\"matchers\":[{\"name\":\"a\",\"value\":\"b\",\"isRegex\":false,\"isEqual\":true},"
                            + "{\"name\":\"c\",\"value\":\"d.*\",\"isRegex\":true,\"isEqual\":false}],"
                            + "\"startsAt\":\"2026-03-04T10:00:00Z\",\"endsAt\":\"2026-03-04T10:01:00Z\","
                            + "\"createdBy\":\"Kim\",\"comment\":\"why\"}");
    }

    @Test
    void an_id_of_any_text_stays_one_part_of_the_path() {
        server.reply(Reply.text(200, ""));

        control.expire("../a b?c", soon());

        assertThat(server.requests().getFirst().path()).isEqualTo("/am/api/v2/silence/..%2Fa%20b%3Fc");
    }

    @Test
    void a_refusal_may_be_a_bare_string_an_object_or_nothing() {
        server.reply(Reply.json(400, "\"Failed to create silence: end time can't be in the past\""))
                .reply(Reply.json(422, "{\"code\":602,\"message\":\"matchers in body is required\"}"))
                .reply(Reply.of(404, Map.of(), new byte[0]))
                .reply(Reply.text(403, "silences are made elsewhere"));

        assertThat(failure(silence()))
                .isEqualTo(new Failure.BadQuery(
                        "Alertmanager", "Failed to create silence: end time can't be in the past", 0));
        assertThat(failure(silence()))
                .isEqualTo(new Failure.BadQuery("Alertmanager", "matchers in body is required", 0));
        assertThat(failure(silence("gone")))
                .isEqualTo(new Failure.NotFound("Alertmanager", Detail.of("alertmanager.no-silence")));
        assertThat(failure(silence())).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void a_path_that_is_not_there_is_not_called_a_missing_silence() {
        server.reply(Reply.text(404, "404 page not found"));

        assertThat(failure(silence())).isEqualTo(new Failure.NotFound("Alertmanager", "404 page not found"));
    }

    @Test
    void an_answer_without_an_id_is_no_success() {
        server.reply(Reply.json("{}")).reply(Reply.html(200, "<title>Proxy</title>"));

        assertThat(failure(silence())).isInstanceOf(Failure.Unparseable.class);
        assertThat(failure(silence())).isInstanceOf(Failure.Unparseable.class);
    }

    @Test
    void a_connection_that_the_server_gave_up_meanwhile_costs_nothing() {
        server.otherwise(request -> Reply.json(request.method().equals("GET") ? "[]" : "{\"silenceID\":\"new\"}"));
        assertThat(source.alerts(AlertFilter.ALL, soon())).isInstanceOf(Outcome.Success.class);
        server.dropConnections();

        assertThat(silence()).isEqualTo(Outcome.of(new Receipt("new", "here")));
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void what_may_have_arrived_is_never_sent_again() {
        server.otherwise(request -> Reply.json("{\"silenceID\":\"new\"" + " ".repeat(300) + "}"));
        proxy.set(new Toxic.CutAfter(150));

        assertThat(failure(silence())).isInstanceOf(Failure.Unreachable.class);
        assertThat(written()).isEqualTo(1);
    }

    private long written() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }
}
