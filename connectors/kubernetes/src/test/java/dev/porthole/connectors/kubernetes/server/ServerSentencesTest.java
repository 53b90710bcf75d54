package dev.porthole.connectors.kubernetes.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.kubeconfig.Impersonation;
import dev.porthole.connectors.kubernetes.kubeconfig.PemSource;
import dev.porthole.connectors.kubernetes.kubeconfig.UserAuth;
import dev.porthole.connectors.kubernetes.proxy.ServiceProxyGateway;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent to an API server with every kind of call, and what a person is told of those that will not have us. */
@Timeout(60)
class ServerSentencesTest {

    private static final ApiRequest PODS = ApiRequest.list("shop", "pods");

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static ApiServer api(ClusterContext context) {
        return new ApiServer(context, new Credentials(Map.of(), InstantSource.system()).of(context));
    }

    private static Failure failure(ClusterContext context) {
        try (var api = api(context)) {
            Outcome<Integer> outcome = api.get(PODS, body -> body.readAllBytes().length, soon());
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            return ((Outcome.Failed<Integer>) outcome).failure();
        }
    }

    private static ClusterContext at(String server, UserAuth user) {
        return new ClusterContext(
                "fake",
                "",
                new ApiEndpoint("fake", URI.create(server), PemSource.NONE, false, "", Optional.empty()),
                user);
    }

    @Test
    void a_redirect_is_told_and_never_followed() throws IOException {
        var followed = new CopyOnWriteArrayList<String>();
        try (var elsewhere = new FakeApiServer(exchange -> {
                    followed.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                    FakeApiServer.answer(exchange, 200, "{}");
                });
                var server = new FakeApiServer(exchange -> {
                    exchange.getResponseHeaders()
                            .add(
                                    "Location",
                                    elsewhere.context(UserAuth.NONE).cluster().server() + "/");
                    FakeApiServer.answer(exchange, 302, "");
                })) {
            ClusterContext context = server.context(FakeApiServer.token("planted"));
            Failure told = failure(context);
            String address = context.cluster().server().getAuthority();
            assertThat(told)
                    .isEqualTo(new Failure.Unparseable("fake", Detail.of("kubernetes.redirected", address, 302)));
            assertThat(followed).isEmpty();
        }
    }

    @Test
    void a_refused_port_and_an_unknown_host_are_two_sentences_with_the_address() throws IOException {
        var gone = new FakeApiServer(exchange -> {});
        String address = gone.context(UserAuth.NONE).cluster().server().getAuthority();
        gone.close();
        assertThat(failure(at("https://" + address, UserAuth.NONE)))
                .isEqualTo(new Failure.Unreachable("fake", Detail.of("http.refused", address)));
        assertThat(failure(at("https://no_such.invalid:6443", UserAuth.NONE)))
                .isEqualTo(new Failure.Unreachable("fake", Detail.of("http.unknownHost", "no_such.invalid")));
    }

    @Test
    void a_login_that_is_not_accepted_names_the_address() throws IOException {
        try (var server = new FakeApiServer(exchange ->
                FakeApiServer.answer(exchange, 401, FakeApiServer.status(401, "Unauthorized", "Unauthorized")))) {
            ClusterContext context = server.context(FakeApiServer.token("planted"));
            assertThat(failure(context))
                    .isEqualTo(new Failure.Unauthorized(
                            "fake",
                            Detail.of(
                                    "kubernetes.refused.credential",
                                    context.cluster().server().getAuthority())));
        }
    }

    @Test
    void whom_to_act_as_goes_with_requests_upgrades_streams_and_proxied_calls() throws Exception {
        var seen = new CopyOnWriteArrayList<Map<String, List<String>>>();
        var as = new Impersonation("ann", "u-1", List.of("dev", "on call"), Map.of("reason", List.of("a", "b")));
        try (var server = new FakeApiServer(exchange -> {
            seen.add(Map.copyOf(exchange.getRequestHeaders()));
            FakeApiServer.answer(exchange, 200, "{}");
        })) {
            UserAuth me = FakeApiServer.token("t");
            ClusterContext context = server.context(new UserAuth(
                    me.name(), me.certificate(), me.key(), me.token(), me.basic(), me.exec(), me.provider(), as));
            try (var api = api(context);
                    var proxy = new ServiceProxyGateway(
                            api,
                            new ServiceRef("shop", "web", 80),
                            "http",
                            HttpTarget.direct("Web", URI.create("http://web")))) {
                api.get(PODS, body -> 1, soon());
                try (ApiStream stream = api.open(PODS, soon())) {
                    stream.body().readAllBytes();
                }
                proxy.exchange(HttpCall.get("/"), answer -> Outcome.of(1), soon());
                try {
                    api.upgrade(PODS, "v4.channel.k8s.io", soon());
                } catch (ApiException noWebSocketHere) {
                    assertThat(noWebSocketHere.status()).isEqualTo(200);
                }
            }
        }
        assertThat(seen).hasSize(4).allSatisfy(headers -> {
            assertThat(headers.get("Authorization")).containsExactly("Bearer t");
            assertThat(headers.get("Impersonate-user")).containsExactly("ann");
            assertThat(headers.get("Impersonate-uid")).containsExactly("u-1");
            assertThat(headers.get("Impersonate-group")).containsExactlyInAnyOrder("dev", "on call");
            assertThat(headers.get("Impersonate-extra-reason")).containsExactlyInAnyOrder("a", "b");
        });
    }
}
