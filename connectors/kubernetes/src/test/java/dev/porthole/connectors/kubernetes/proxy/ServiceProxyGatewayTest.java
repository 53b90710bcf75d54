package dev.porthole.connectors.kubernetes.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.Required;
import dev.porthole.connectors.http.BodyText;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.exchange.StatusFailure;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.auth.ClientCertificate;
import dev.porthole.connectors.kubernetes.auth.ClusterCredential;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import dev.porthole.connectors.kubernetes.server.Relay;
import dev.porthole.connectors.kubernetes.tunnel.JumpingClock;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A real API server's proxy, to the scene's Prometheus. That proxy goes to a pod's own address, which simulated pods do
 * not have: here the pod has an address of this machine, where a relay leads on to Prometheus. What no real server can
 * be brought to do, a fake one does.
 */
@Timeout(180)
class ServiceProxyGatewayTest {

    private static final HttpTarget TARGET = HttpTarget.direct("Prometheus", URI.create("http://prometheus"));
    private static TestCluster cluster;
    private static Relay relay;
    private static ServiceRef service;

    @BeforeAll
    static void start() throws IOException {
        String port = Required.environment("PORTHOLE_SCENE_PROMETHEUS", "the scene's Prometheus");
        InetAddress here = Required.or(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                        .filter(address -> !address.isLinkLocalAddress())
                        .findFirst(),
                "this machine has no address but the loopback one, to which no API server's proxy goes");
        cluster = new TestCluster();
        relay = new Relay(URI.create("http://127.0.0.1:" + port), here);
        cluster.pod("prometheus", Map.of("app", "prometheus"), relay.port(), here.getHostAddress());
        cluster.service("prometheus-server", Map.of("app", "prometheus"), 80);
        service = new ServiceRef(cluster.namespace(), "prometheus-server", 80);
        try (var connection = ClusterConnection.open(cluster.context());
                var proxy = connection.serviceProxy(service, "http", TARGET)) {
            TestCluster.await("the endpoints", () -> text(proxy, HttpCall.get("/-/ready")) instanceof Outcome.Success);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (relay != null) {
            relay.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    /** As an adapter reads: text of a success, or what the status means. */
    private static Outcome<String> text(HttpGateway gateway, HttpCall call) {
        return text(gateway, call, soon());
    }

    private static Outcome<String> text(HttpGateway gateway, HttpCall call, Deadline deadline) {
        return gateway.exchange(
                call,
                answer -> {
                    Optional<Failure> trouble = new StatusFailure(gateway.target()).of(answer);
                    return trouble.isPresent()
                            ? Outcome.failed(trouble.get())
                            : Outcome.of(new BodyText(1 << 20).read(answer.body()));
                },
                deadline);
    }

    private static String value(Outcome<String> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<String>) outcome).value();
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static HttpCall up() {
        return HttpCall.form("/api/v1/query", new HttpCall.Form().add("query", "up{job=\"no such\"} or vector(42)"));
    }

    @Test
    void queries_reach_prometheus_by_get_and_by_post() {
        try (var connection = ClusterConnection.open(cluster.context())) {
            HttpGateway proxy = connection.serviceProxy(service, "http", TARGET);
            String query = new HttpCall.Form().add("query", "vector(41)").on("/api/v1/query");
            assertThat(value(text(proxy, HttpCall.get(query)))).contains("\"41\"");
            assertThat(value(text(proxy, up()))).contains("\"42\"");
            assertThat(proxy.target()).isEqualTo(TARGET);
        }
    }

    @Test
    void answers_of_the_server_behind_it_keep_their_status_and_body() {
        try (var connection = ClusterConnection.open(cluster.context())) {
            HttpGateway proxy = connection.serviceProxy(service, "http", TARGET);
            String wrong = new HttpCall.Form().add("query", "sum(").on("/api/v1/query");
            Outcome<String> answer = proxy.exchange(
                    HttpCall.get(wrong),
                    read -> Outcome.of(
                            read.status() + " " + new String(read.body().readAllBytes(), StandardCharsets.UTF_8)),
                    soon());
            assertThat(value(answer)).startsWith("400 {").contains("\"errorType\":\"bad_data\"");
        }
    }

    @Test
    void the_first_request_after_a_sleep_goes_on_a_connection_of_its_own() throws IOException {
        var clock = new JumpingClock();
        try (var toServer = new Relay(cluster.context().cluster().server());
                var connection = ClusterConnection.open(
                        toServer.through(cluster.context()), Map.of(), clock, RandomGenerator.getDefault())) {
            HttpGateway proxy = connection.serviceProxy(service, "http", TARGET);
            assertThat(value(text(proxy, up()))).contains("\"42\"");
            toServer.swallow();
            clock.sleep(Duration.ofHours(8));
            assertThat(value(text(proxy, up(), Deadline.after(Duration.ofSeconds(20)))))
                    .contains("\"42\"");
        }
    }

    @Test
    void services_proxy_is_enough_where_port_forward_is_forbidden() {
        var context = cluster.user(
                "proxyonly",
                TestCluster.right("services/proxy", "get", "create"),
                TestCluster.right("services", "get"));
        try (var connection = ClusterConnection.open(context)) {
            HttpGateway proxy = connection.serviceProxy(service, "http", TARGET);
            TestCluster.await("the rights", () -> text(proxy, up()) instanceof Outcome.Success);
            assertThat(value(text(proxy, up()))).contains("\"42\"");
            var tunnel = connection.tunnel(service);
            Dialer.DialException refused = null;
            try {
                tunnel.dial(soon()).close();
            } catch (Dialer.DialException e) {
                refused = e;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            assertThat(refused).isNotNull();
            assertThat(refused.failure()).isInstanceOf(Failure.Forbidden.class);
        }
    }

    @Test
    void a_missing_right_is_the_api_server_s_own_refusal_and_names_verb_and_resource() {
        var context = cluster.user("proxyread", TestCluster.right("services/proxy", "get"));
        try (var connection = ClusterConnection.open(context)) {
            HttpGateway proxy = connection.serviceProxy(service, "http", TARGET);
            TestCluster.await("the right", () -> text(proxy, HttpCall.get("/-/ready")) instanceof Outcome.Success);
            Failure failure = failure(text(proxy, up()));
            assertThat(failure).isInstanceOf(Failure.Forbidden.class);
            assertThat(((Failure.Forbidden) failure).verb()).isEqualTo("create");
            assertThat(((Failure.Forbidden) failure).resource()).isEqualTo("services/proxy");
            assertThat(failure.target()).isEqualTo("Prometheus");
        }
    }

    @Test
    void a_service_that_is_not_there_or_has_no_pod_is_told_by_the_api_server() {
        try (var connection = ClusterConnection.open(cluster.context())) {
            var nowhere = new ServiceRef(cluster.namespace(), "nowhere", 80);
            assertThat(failure(text(connection.serviceProxy(nowhere, "http", TARGET), up())))
                    .isEqualTo(new Failure.NotFound("Prometheus", "services \"nowhere\" not found"));
            cluster.service("empty", Map.of("app", "nobody"), 80);
            var empty = connection.serviceProxy(new ServiceRef(cluster.namespace(), "empty", 80), "http", TARGET);
            TestCluster.await(
                    "the Service to be known",
                    () -> failure(text(empty, up())) instanceof Failure.ServerFailed failed
                            && failed.status() == 503
                            && failed.detail().toString().contains("no endpoints available"));
        }
    }

    @Test
    void a_login_of_the_target_cannot_pass_and_is_not_sent() throws IOException {
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(exchange, 200, "{}"));
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("planted-token")))) {
            HttpTarget login = TARGET.with(new Credentials.Basic("elastic", new Secret("planted-password")));
            Failure failure = failure(text(connection.serviceProxy(service, "http", login), up()));
            assertThat(failure).isInstanceOf(Failure.Unsupported.class);
            assertThat(failure.detail().toString())
                    .contains("kubernetes.proxy.login")
                    .doesNotContain("planted");
            HttpCall own = up().withHeader("authorization", "Bearer planted-other");
            assertThat(failure(text(connection.serviceProxy(service, "http", TARGET), own)))
                    .isInstanceOf(Failure.Unsupported.class);
            assertThat(own.toString()).doesNotContain("planted");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void the_path_names_the_scheme_the_port_and_the_target_s_prefix() throws IOException {
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(
                        exchange, 200, exchange.getRequestHeaders().getFirst("Authorization")));
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("planted-token")))) {
            HttpTarget mimir = HttpTarget.direct("Mimir", URI.create("https://mimir/prometheus"));
            var ref = new ServiceRef("obs", "mimir-gateway", 8443);
            assertThat(value(
                            text(connection.serviceProxy(ref, "https", mimir), HttpCall.get("/api/v1/labels?x=a%2Fb"))))
                    .isEqualTo("Bearer planted-token");
            assertThat(server.requests())
                    .containsExactly("GET /api/v1/namespaces/obs/services/https%3Amimir-gateway%3A8443/proxy"
                            + "/prometheus/api/v1/labels?x=a%2Fb");
        }
    }

    @Test
    void a_403_of_the_server_behind_it_goes_to_the_reader() throws IOException {
        Failure failure = fake(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            FakeApiServer.answer(
                    exchange, 403, "{\"message\":\"no permissions for [indices:data/read]\",\"status\":403}");
        });
        assertThat(failure).isInstanceOf(Failure.Forbidden.class);
        assertThat(((Failure.Forbidden) failure).resource()).isEmpty();
        assertThat(failure.detail().toString()).contains("indices:data/read");
    }

    private static Failure fake(HttpHandler handler) throws IOException {
        try (var server = new FakeApiServer(handler);
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("planted-token")))) {
            return failure(text(connection.serviceProxy(service, "http", TARGET), up()));
        }
    }

    @Test
    void a_401_of_the_api_server_renews_the_credential_and_asks_once_more() throws IOException {
        var renewing = new Renewing();
        try (var server = new FakeApiServer(exchange -> {
                    String given = exchange.getRequestHeaders().getFirst("Authorization");
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    if (given.equals("Bearer token-2")) {
                        FakeApiServer.answer(exchange, 200, "right");
                    } else {
                        FakeApiServer.answer(exchange, 401, FakeApiServer.status(401, "Unauthorized", "Unauthorized"));
                    }
                });
                var api = new ApiServer(server.context(FakeApiServer.token("unused")), renewing);
                var proxy = new ServiceProxyGateway(api, service, "http", TARGET)) {
            assertThat(value(text(proxy, up()))).isEqualTo("right");
            assertThat(renewing.renewals.get()).isEqualTo(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_401_of_the_server_behind_it_renews_nothing() throws IOException {
        var renewing = new Renewing();
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(exchange, 401, "Unauthorized"));
                var api = new ApiServer(server.context(FakeApiServer.token("unused")), renewing);
                var proxy = new ServiceProxyGateway(api, service, "http", TARGET)) {
            assertThat(failure(text(proxy, up()))).isEqualTo(new Failure.Unauthorized("Prometheus", "Unauthorized"));
            assertThat(renewing.renewals.get()).isZero();
        }
    }

    /** A credential whose n-th token is "token-n". */
    private static final class Renewing implements ClusterCredential {
        private final AtomicInteger renewals = new AtomicInteger();

        @Override
        public Optional<Secret> authorization() {
            return Optional.of(new Secret("Bearer token-" + (renewals.get() + 1)));
        }

        @Override
        public Optional<ClientCertificate> certificate() {
            return Optional.empty();
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            renewals.incrementAndGet();
            return true;
        }
    }

    @Test
    void a_body_that_never_ends_is_cut_at_the_limit() throws IOException {
        Failure failure = limited(
                new HttpTarget(
                        "Prometheus",
                        URI.create("http://prometheus"),
                        Credentials.NONE,
                        Tls.VERIFIED,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        100_000),
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] chunk = new byte[8192];
                    while (true) {
                        exchange.getResponseBody().write(chunk);
                    }
                });
        assertThat(failure).isInstanceOf(Failure.TooLarge.class);
    }

    @Test
    void an_answer_that_makes_no_progress_is_given_up_before_the_deadline() throws IOException {
        var waiting = new java.util.concurrent.CountDownLatch(1);
        Failure failure = limited(
                new HttpTarget(
                        "Prometheus",
                        URI.create("http://prometheus"),
                        Credentials.NONE,
                        Tls.VERIFIED,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofMillis(500),
                        1 << 20),
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    try {
                        waiting.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        waiting.countDown();
        assertThat(failure).isInstanceOf(Failure.TimedOut.class);
        assertThat(((Failure.TimedOut) failure).limit()).isEqualTo(Duration.ofMillis(500));
    }

    private static Failure limited(HttpTarget target, HttpHandler handler) throws IOException {
        try (var server = new FakeApiServer(handler);
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("planted-token")))) {
            return failure(connection
                    .serviceProxy(service, "http", target)
                    .exchange(
                            up(),
                            answer -> Outcome.of(answer.body().readAllBytes().length),
                            Deadline.after(Duration.ofSeconds(20))));
        }
    }
}
