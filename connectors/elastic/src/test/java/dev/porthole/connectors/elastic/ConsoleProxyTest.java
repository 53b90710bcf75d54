package dev.porthole.connectors.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire to a console proxy, and what its own answers mean. */
@Timeout(120)
class ConsoleProxyTest {

    private static final String GREETING = "{\"version\":{\"number\":\"8.19.8\"},\"tagline\":\"You Know, for Search\"}";

    private final ScriptedServer search = ScriptedServer.start().otherwise(request -> Reply.json(GREETING));
    private final ScriptedServer scripted = ScriptedServer.start();

    @AfterEach
    void close() {
        search.close();
        scripted.close();
    }

    private static Outcome<Identity> probe(URI kibana, Credentials login) {
        try (var source = ElasticLogSource.throughKibana(
                new PooledHttpGateway(HttpTarget.direct("Kibana", kibana).with(login)), "here", LogIndices.FOUND)) {
            return source.probe(Deadline.after(Duration.ofSeconds(30)));
        }
    }

    private Failure failureOf(Reply... replies) {
        for (Reply reply : replies) {
            scripted.reply(reply);
        }
        return failure(probe(scripted.uri(), Credentials.NONE));
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static Reply real(int status, String body) {
        return Reply.of(
                200,
                Map.of("Content-Type", "application/json", "x-console-proxy-status-code", Integer.toString(status)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_call_is_posted_with_all_marks_and_its_path_as_one_value() {
        scripted.otherwise(request -> Reply.json(GREETING));
        probe(scripted.uri(), Credentials.NONE);
        ScriptedServer.Request request = scripted.requests().getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/console/proxy?path=%2F%3Fpretty%3Dtrue&method=GET");
        assertThat(request.header("kbn-xsrf")).isNotEmpty();
        assertThat(request.header("osd-xsrf")).isNotEmpty();
        assertThat(request.header("x-elastic-internal-origin")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(KibanaDouble.Mode.class)
    void the_path_arrives_as_it_was_meant(KibanaDouble.Mode mode) {
        search.otherwise(request ->
                request.path().startsWith("/_resolve") || request.path().startsWith("/x")
                        ? Reply.json("{\"fields\":{}}")
                        : Reply.json(GREETING));
        try (var kibana = KibanaDouble.start(mode, search.uri(), 0);
                var source = ElasticLogSource.throughKibana(
                        new PooledHttpGateway(HttpTarget.direct("Kibana", kibana.uri())),
                        "here",
                        LogIndices.of("x+y-*,z %"))) {
            source.fields(Deadline.after(Duration.ofSeconds(30)));
        }

        String path = search.requests().getLast().path();
        assertThat(path.substring(0, path.indexOf('?')).replace("%2C", ",")).isEqualTo("/x%2By-*,z%20%25/_field_caps");
        assertThat(path.substring(path.indexOf('?') + 1).split("&"))
                .containsOnlyOnce("pretty=true")
                .contains("fields=*", "ignore_unavailable=true", "allow_no_indices=true");
    }

    @Test
    void the_status_in_the_header_counts() {
        assertThat(failureOf(real(401, "{\"error\":{\"reason\":\"no such user\"},\"status\":401}")))
                .isEqualTo(new Failure.Unauthorized("Kibana", "no such user"));
        assertThat(failureOf(real(429, "{\"error\":{\"reason\":\"queue full\"},\"status\":429}")))
                .isEqualTo(new Failure.RateLimited("Kibana", null, "queue full"));
        assertThat(failureOf(real(502, "{\"message\":\"An internal server error occurred.\"}")))
                .isEqualTo(new Failure.ServerFailed("Kibana", 502, "An internal server error occurred."));
    }

    @Test
    void a_passed_on_status_counts() {
        assertThat(failureOf(Reply.json(403, "{\"error\":{\"reason\":\"not for you\"},\"status\":403}")))
                .isEqualTo(new Failure.Forbidden("Kibana", "", "", "not for you"));
        assertThat(failureOf(Reply.text(504, "Client request timeout for: http://x")))
                .isEqualTo(new Failure.ServerFailed("Kibana", 504, "Client request timeout for: http://x"));
    }

    @Test
    void the_way_to_a_login_asks_for_one_and_another_way_is_told() {
        assertThat(failureOf(Reply.of(302, Map.of("Location", "/login?next=%2Fapi"), new byte[0])))
                .isInstanceOf(Failure.Unauthorized.class);
        assertThat(failureOf(Reply.of(302, Map.of("Location", "/kibana/api/console/proxy"), new byte[0])))
                .isInstanceOfSatisfying(
                        Failure.NotFound.class,
                        moved -> assertThat(moved.detail().toString()).contains("/kibana/"));
    }

    @ParameterizedTest
    @EnumSource(KibanaDouble.Mode.class)
    void a_wrong_password_is_unauthorized(KibanaDouble.Mode mode) {
        try (var kibana = KibanaDouble.start(mode, search.uri(), 0).login("reader", "right")) {
            var wrong = new Credentials.Basic("reader", new Secret("wrong"));

            assertThat(failure(probe(kibana.uri(), wrong))).isInstanceOf(Failure.Unauthorized.class);
            assertThat(kibana.forwarded()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(KibanaDouble.Mode.class)
    void a_search_server_that_is_away_is_told_as_such(KibanaDouble.Mode mode) {
        try (var kibana = KibanaDouble.start(mode, search.uri(), 0)) {
            // Not earlier, or the double may be given its port, and forward to itself.
            search.close();
            assertThat(failure(probe(kibana.uri(), Credentials.NONE)))
                    .isInstanceOfSatisfying(
                            Failure.ServerFailed.class,
                            failed -> assertThat(failed.status()).isEqualTo(502));
        }
    }

    @Test
    void a_path_filter_forbids_and_a_switched_off_console_cannot() {
        try (var kibana =
                KibanaDouble.start(KibanaDouble.Mode.KIBANA_7, search.uri(), 0).allow("^/_cluster")) {
            assertThat(failure(probe(kibana.uri(), Credentials.NONE)))
                    .isInstanceOfSatisfying(
                            Failure.Forbidden.class,
                            forbidden ->
                                    assertThat(forbidden.detail().toString()).contains("Unable to send requests"));
        }
        try (var kibana =
                KibanaDouble.start(KibanaDouble.Mode.KIBANA_7, search.uri(), 0).withoutConsole()) {
            assertThat(failure(probe(kibana.uri(), Credentials.NONE))).isInstanceOf(Failure.Unsupported.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":{\"overall\":{\"level\":\"available\"}}}",
                "{\"version\":{\"number\":\"8.19.8\"},\"status\":{\"overall\":{\"level\":\"unavailable\"}}}"
            })
    void a_status_without_login_or_of_bad_health_is_one_still(String status) {
        scripted.reply(real(200, GREETING)).reply(Reply.json(503, status));

        assertThat(probe(scripted.uri(), Credentials.NONE))
                .isInstanceOfSatisfying(
                        Outcome.Success.class,
                        success -> assertThat(((Identity) success.value()).product())
                                .isEqualTo("Kibana"));
    }
}
