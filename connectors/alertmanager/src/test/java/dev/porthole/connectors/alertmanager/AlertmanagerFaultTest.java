package dev.porthole.connectors.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.Alert;
import dev.porthole.connectors.api.alerts.AlertFilter;
import dev.porthole.connectors.api.alerts.Silence;
import dev.porthole.connectors.http.FaultProxy;
import dev.porthole.connectors.http.FaultProxy.Toxic;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers and connections that are not as they should be. Bodies are written as the API's documentation has them. */
@Timeout(120)
class AlertmanagerFaultTest {

    private static final String ALERT = """
        [{"labels":{"alertname":"Down"},"annotations":{},"startsAt":"2026-01-31T10:00:00.000Z",
          "endsAt":"2026-01-31T10:05:00.000+01:00","updatedAt":"2026-01-31T10:00:00Z","fingerprint":"f1",
          "receivers":[{"name":"nobody"}],"status":{"state":"active","silencedBy":[],"inhibitedBy":[]}}]\
        """;

    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final AlertmanagerAlertSource source = new AlertmanagerAlertSource(
            new PooledHttpGateway(
                    HttpTarget.direct("Alertmanager", URI.create("http://127.0.0.1:" + proxy.port() + "/am"))),
            "here");

    @AfterEach
    void close() {
        source.close();
        proxy.close();
        server.close();
    }

    private Outcome<List<Alert>> alerts() {
        return source.alerts(AlertFilter.ALL, Deadline.after(Duration.ofSeconds(30)));
    }

    private Failure failure() {
        Outcome<List<Alert>> outcome = alerts();
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @Test
    void the_prefix_of_the_route_stands_before_the_path_and_matchers_are_encoded() {
        server.reply(Reply.json("[]"));
        var filter = new AlertFilter(List.of(Matcher.equal("a.b", "c\"&d")), true, false, true);

        assertThat(source.alerts(filter, Deadline.after(Duration.ofSeconds(30))))
                .isEqualTo(Outcome.of(List.of()));
        assertThat(server.requests().getFirst().path())
                .isEqualTo("/am/api/v2/alerts?active=true&silenced=false&inhibited=true"
                        + "&filter=%22a.b%22%3D%22c%5C%22%26d%22");
    }

    @Test
    void what_a_version_before_0_28_does_not_say_is_empty() {
        server.reply(Reply.json(ALERT));

        assertThat(alerts()).isInstanceOfSatisfying(Outcome.Success.class, success -> {
            var alert = (Alert) ((List<?>) success.value()).getFirst();
            assertThat(alert.mutedBy()).isEmpty();
            assertThat(alert.generatorUrl()).isEmpty();
            assertThat(alert.endsAt()).isEqualTo("2026-01-31T09:05:00Z");
        });
    }

    @Test
    void silences_of_all_states_are_told_apart_and_sorted() {
        server.reply(Reply.json("""
            [{"id":"a","status":{"state":"expired"},"updatedAt":"2026-01-31T10:00:00Z","startsAt":"2026-01-31T10:00:00Z",
              "endsAt":"2026-01-31T10:30:00Z","createdBy":"x","comment":"","matchers":[{"name":"n","value":"v","isRegex":true}]},
             {"id":"b","status":{"state":"pending"},"updatedAt":"2026-01-31T10:00:00Z","startsAt":"2026-01-31T12:00:00Z",
              "endsAt":"2026-01-31T13:00:00Z","createdBy":"x","comment":"",
              "matchers":[{"name":"n","value":"v","isRegex":true,"isEqual":false}]}]\
            """));

        Outcome<List<Silence>> outcome = source.silences(List.of(), Deadline.after(Duration.ofSeconds(30)));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Success.class, success -> {
            @SuppressWarnings("unchecked")
            var silences = (List<Silence>) success.value();
            assertThat(silences).extracting(Silence::id).containsExactly("b", "a");
            assertThat(silences)
                    .extracting(Silence::state)
                    .containsExactly(Silence.State.PENDING, Silence.State.EXPIRED);
            assertThat(silences.getFirst().matchers().getFirst().operator()).isEqualTo(Matcher.Operator.NOT_REGEX);
            assertThat(silences.getLast().matchers().getFirst().operator()).isEqualTo(Matcher.Operator.REGEX);
        });
    }

    @Test
    void an_error_may_be_a_bare_string_an_object_text_or_nothing() {
        server.reply(Reply.json(400, "\"bad matcher format: x\""))
                .reply(Reply.json(422, "{\"code\":602,\"message\":\"active in query must be of type boolean\"}"))
                .reply(Reply.text(400, "plain words"))
                .reply(Reply.json(500, ""));

        assertThat(failure()).isEqualTo(new Failure.BadQuery("Alertmanager", "bad matcher format: x", 0));
        assertThat(failure())
                .isEqualTo(new Failure.BadQuery("Alertmanager", "active in query must be of type boolean", 0));
        assertThat(failure()).isEqualTo(new Failure.BadQuery("Alertmanager", "plain words", 0));
        assertThat(failure()).isEqualTo(new Failure.ServerFailed("Alertmanager", 500, ""));
    }

    @Test
    void too_many_requests_at_once_ask_for_patience() {
        server.reply(Reply.text(503, "Limit of concurrent GET requests reached (8), try again later.\n"));

        assertThat(failure()).isInstanceOf(Failure.RateLimited.class);
    }

    @Test
    void statuses_become_their_failures() {
        server.reply(Reply.text(401, "Unauthorized"))
                .reply(Reply.text(403, "no"))
                .reply(Reply.json(410, "{\"status\":\"deprecated\",\"error\":\"v1 was removed\"}"))
                .reply(Reply.text(429, "slowly"))
                .reply(Reply.text(503, "starting"));

        assertThat(failure()).isEqualTo(new Failure.Unauthorized("Alertmanager", "Unauthorized"));
        assertThat(failure()).isEqualTo(new Failure.Forbidden("Alertmanager", "", "", "no"));
        assertThat(failure()).isEqualTo(new Failure.NotFound("Alertmanager", "v1 was removed"));
        assertThat(failure()).isEqualTo(new Failure.RateLimited("Alertmanager", null, "slowly"));
        assertThat(failure()).isEqualTo(new Failure.ServerFailed("Alertmanager", 503, "starting"));
    }

    @Test
    void a_login_page_asks_for_a_login() {
        server.reply(Reply.html(200, "<title>Sign in</title><input type=password>"));

        assertThat(failure()).isInstanceOf(Failure.Unauthorized.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[{", "[{\"labels\":{}}]", "{\"alerts\":[]}", "nonsense"})
    void what_is_no_list_of_alerts_is_unparseable(String body) {
        server.reply(Reply.json(body));

        assertThat(failure()).isInstanceOf(Failure.Unparseable.class);
    }

    @Test
    void words_of_the_server_lose_what_could_harm() {
        server.reply(Reply.json(400, "\"red \\u001b[31m and \\u202e turned\""));

        assertThat(failure().detail().toString()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void a_cut_body_is_a_broken_connection_and_the_next_call_works() {
        server.otherwise(request -> Reply.json(ALERT));
        proxy.set(new Toxic.CutAfter(150));
        assertThat(failure()).isInstanceOf(Failure.Unreachable.class);

        proxy.set(new Toxic.None());
        assertThat(alerts()).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void a_refused_connection_is_unreachable_and_the_next_call_works() {
        server.otherwise(request -> Reply.json(ALERT));
        proxy.refuse();
        assertThat(failure()).isInstanceOf(Failure.Unreachable.class);

        proxy.accept();
        assertThat(alerts()).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void a_body_that_stalls_ends_by_the_deadline() {
        server.otherwise(request -> Reply.json(ALERT));
        proxy.set(new Toxic.StallAfter(150));

        assertThat(source.alerts(AlertFilter.ALL, Deadline.after(Duration.ofMillis(400))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.TimedOut.class));
    }
}
