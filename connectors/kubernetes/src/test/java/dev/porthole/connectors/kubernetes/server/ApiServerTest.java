package dev.porthole.connectors.kubernetes.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.auth.ClientCertificate;
import dev.porthole.connectors.kubernetes.auth.ClusterCredential;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each answer of an API server, or the want of one, comes to. */
@Timeout(120)
class ApiServerTest {

    private static final ApiRequest PODS = ApiRequest.list("shop", "pods");

    private static Outcome<String> ask(HttpHandler handler) throws IOException {
        try (var server = new FakeApiServer(handler)) {
            return ask(server, soon());
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static Outcome<String> ask(FakeApiServer server, Deadline deadline) {
        var context = server.context(FakeApiServer.token("planted-token"));
        try (var api = new ApiServer(context, new Credentials(Map.of(), InstantSource.system()).of(context))) {
            return api.get(PODS, ApiServerTest::text, deadline);
        }
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @Test
    void an_answer_is_read() throws IOException {
        assertThat(ask(exchange -> FakeApiServer.answer(
                        exchange, 200, exchange.getRequestHeaders().getFirst("Authorization"))))
                .isEqualTo(Outcome.of("Bearer planted-token"));
    }

    @Test
    void a_403_names_verb_and_resource_that_are_missing() throws IOException {
        String message =
                "pods is forbidden: User \\\"me\\\" cannot list resource \\\"pods\\\" in API group \\\"\\\" in the"
                        + " namespace \\\"shop\\\"";
        Failure failure = failure(
                ask(exchange -> FakeApiServer.answer(exchange, 403, FakeApiServer.status(403, "Forbidden", message))));
        assertThat(failure).isInstanceOf(Failure.Forbidden.class);
        assertThat(((Failure.Forbidden) failure).verb()).isEqualTo("list");
        assertThat(((Failure.Forbidden) failure).resource()).isEqualTo("pods");
        assertThat(failure.detail().toString()).contains("in the namespace \"shop\"");
    }

    @Test
    void a_403_of_a_proxy_still_names_what_was_asked() throws IOException {
        assertThat(failure(ask(exchange -> FakeApiServer.answer(exchange, 403, "<html>no</html>"))))
                .isEqualTo(new Failure.Forbidden("fake", "list", "pods", ""));
    }

    @Test
    void a_429_says_how_long_to_wait() throws IOException {
        assertThat(failure(ask(exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    FakeApiServer.answer(exchange, 429, "too many requests");
                })))
                .isEqualTo(new Failure.RateLimited("fake", Duration.ofSeconds(7), ""));
    }

    @Test
    void a_5xx_is_the_server_s_own_failure() throws IOException {
        assertThat(failure(ask(exchange -> FakeApiServer.answer(exchange, 503, "etcd leader changed"))))
                .isEqualTo(new Failure.ServerFailed("fake", 503, ""));
    }

    @Test
    void a_401_renews_the_credential_and_asks_once_more() throws IOException {
        var renewals = new AtomicInteger();
        var credential = new Renewing(renewals, "good");
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(
                        exchange,
                        "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                        "x"));
                var api = new ApiServer(server.context(FakeApiServer.token("")), credential)) {
            assertThat(api.get(PODS, ApiServerTest::text, soon())).isEqualTo(Outcome.of("x"));
            assertThat(renewals).hasValue(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_401_that_stays_is_no_loop() throws IOException {
        var renewals = new AtomicInteger();
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(exchange, 401, "no"));
                var api = new ApiServer(server.context(FakeApiServer.token("")), new Renewing(renewals, "also bad"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(failure(api.get(PODS, ApiServerTest::text, soon())))
                        .isInstanceOf(Failure.Unauthorized.class);
            }
            assertThat(renewals).hasValue(1);
            assertThat(server.requests()).hasSize(6);
        }
    }

    /** Has another token, once. */
    private static final class Renewing implements ClusterCredential {
        private final AtomicInteger renewals;
        private final String second;

        Renewing(AtomicInteger renewals, String second) {
            this.renewals = renewals;
            this.second = second;
        }

        @Override
        public Optional<Secret> authorization() {
            return Optional.of(new Secret("Bearer " + (renewals.get() == 0 ? "old" : second)));
        }

        @Override
        public Optional<ClientCertificate> certificate() {
            return Optional.empty();
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            return renewals.compareAndSet(0, 1);
        }
    }

    @Test
    void a_body_that_stalls_ends_by_the_deadline() throws Exception {
        var released = new CountDownLatch(1);
        try (var server = new FakeApiServer(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            long begin = System.nanoTime();
            assertThat(failure(ask(server, Deadline.after(Duration.ofMillis(600)))))
                    .isInstanceOf(Failure.TimedOut.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
            released.countDown();
        }
    }

    @Test
    void a_cut_body_is_unreachable() throws IOException {
        assertThat(failure(ask(exchange -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write(new byte[10]);
                })))
                .isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void nobody_there_is_unreachable() throws IOException {
        FakeApiServer server = new FakeApiServer(exchange -> {});
        server.close();
        assertThat(failure(ask(server, soon()))).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void no_answer_at_all_ends_by_the_deadline_and_an_interrupt_ends_it_earlier() throws Exception {
        try (var silent = new FakeApiServer(ApiServerTest::stayIdle)) {
            assertThat(failure(ask(silent, Deadline.after(Duration.ofMillis(400)))))
                    .isInstanceOf(Failure.TimedOut.class);
        }
        // One of its own: the first request may have come too late to be counted, or not at all.
        try (var silent = new FakeApiServer(ApiServerTest::stayIdle)) {
            var outcome = new CompletableFuture<Outcome<String>>();
            Thread asking = Thread.ofVirtual()
                    .start(() -> outcome.complete(ask(silent, Deadline.after(Duration.ofSeconds(60)))));
            TestCluster.await("the request", () -> !silent.requests().isEmpty());
            asking.interrupt();
            assertThat(failure(outcome.get(20, TimeUnit.SECONDS))).isInstanceOf(Failure.Cancelled.class);
        }
    }

    /** Tunnels doubt the connections whenever a pod is gone: what somebody else is asking must get its answer. */
    @Test
    void a_call_that_runs_outlives_connections_that_are_doubted_again_and_again() throws Exception {
        var released = new CountDownLatch(1);
        try (var server = new FakeApiServer(exchange -> answerWhen(released, exchange));
                var api = new ApiServer(
                        server.context(FakeApiServer.token("t")), new Renewing(new AtomicInteger(), "t"))) {
            var slow = new CompletableFuture<Outcome<String>>();
            Thread.ofVirtual()
                    .start(() -> slow.complete(api.get(ApiRequest.list("slow", "pods"), ApiServerTest::text, soon())));
            TestCluster.await("the slow request", () -> !server.requests().isEmpty());
            for (int i = 0; i < 4; i++) {
                api.distrustConnections();
                assertThat(api.get(PODS, ApiServerTest::text, soon())).isEqualTo(Outcome.of("there"));
            }
            assertThat(slow).isNotDone();
            released.countDown();
            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.of("there"));
        }
    }

    private static void answerWhen(CountDownLatch released, HttpExchange exchange) throws IOException {
        try {
            if (exchange.getRequestURI().getPath().contains("slow")) {
                released.await();
            }
            FakeApiServer.answer(exchange, 200, "there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stayIdle(HttpExchange exchange) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void names_are_escaped_and_cannot_leave_their_place() {
        assertThat(ApiRequest.of("get", "pods", "api", "a/../b?c=d").path()).isEqualTo("/api/a%2F..%2Fb%3Fc%3Dd");
        assertThat(PODS.with("labelSelector", "a=b,c in (d e)").path())
                .isEqualTo("/api/v1/namespaces/shop/pods?labelSelector=a%3Db%2Cc%20in%20%28d%20e%29");
    }
}
