package dev.porthole.connectors.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.Credentials;
import dev.porthole.connectors.http.FaultProxy;
import dev.porthole.connectors.http.FaultProxy.Toxic;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.Tls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PooledHttpGatewayTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final PooledHttpGateway gateway = new PooledHttpGateway(target(LONG));

    private HttpTarget target(Duration stall) {
        return new HttpTarget(
                "Prometheus",
                URI.create("http://127.0.0.1:" + proxy.port() + "/prefix/"),
                Credentials.NONE,
                Tls.VERIFIED,
                Optional.empty(),
                Optional.empty(),
                stall,
                8 << 20);
    }

    @AfterEach
    void close() {
        gateway.close();
        proxy.close();
        server.close();
    }

    private Outcome<String> get(HttpGateway through, Duration limit) {
        return through.exchange(HttpCall.get("/api?x=1"), this::text, Deadline.after(limit));
    }

    private Outcome<String> get() {
        return get(gateway, LONG);
    }

    private Outcome<String> text(HttpGateway.Answer answer) throws java.io.IOException {
        Optional<Failure> failure = new StatusFailure(gateway.target()).of(answer);
        return failure.isPresent()
                ? Outcome.failed(failure.get())
                : Outcome.of(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Failure failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @Test
    void the_base_path_stands_before_the_path_of_the_call() {
        server.reply(Reply.json("{}"));

        assertThat(get()).isEqualTo(Outcome.of("{}"));
        assertThat(server.requests().getFirst().path()).isEqualTo("/prefix/api?x=1");
        assertThat(server.requests().getFirst().headers()).doesNotContainKeys("cookie", "upgrade", "authorization");
    }

    @Test
    void a_form_is_posted_encoded() {
        server.reply(Reply.json("{}"));

        gateway.exchange(
                HttpCall.form("/q", new HttpCall.Form().add("query", "a+b & c/é")), this::text, Deadline.after(LONG));

        var request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.text()).isEqualTo("query=a%2Bb%20%26%20c%2F%C3%A9");
        assertThat(request.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void a_connection_is_kept_and_used_again() {
        server.otherwise(request -> Reply.chunks("{", "}\n"));

        for (int i = 0; i < 5; i++) {
            assertThat(get()).isEqualTo(Outcome.of("{}\n"));
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_compressed_body_is_unpacked() {
        server.otherwise(request -> Reply.gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));

        assertThat(get()).isEqualTo(Outcome.of("{\"a\":1}"));
        assertThat(get()).isEqualTo(Outcome.of("{\"a\":1}"));
        assertThat(server.requests().getFirst().header("accept-encoding")).isEqualTo("gzip");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_refused_connection_is_unreachable_and_heals_by_itself() {
        server.otherwise(request -> Reply.json("{}"));
        proxy.refuse();
        assertThat(failure(get()))
                .isInstanceOfSatisfying(
                        Failure.Unreachable.class,
                        refused -> assertThat(refused.detail().toString())
                                .contains("http.refused", "127.0.0.1:" + proxy.port()));

        proxy.accept();
        assertThat(get()).isEqualTo(Outcome.of("{}"));
    }

    @Test
    void an_unknown_host_is_unreachable() {
        try (var nowhere = new PooledHttpGateway(HttpTarget.direct("X", URI.create("http://no-such-host.invalid")))) {
            assertThat(failure(get(nowhere, LONG)))
                    .isEqualTo(new Failure.Unreachable("X", Detail.of("http.unknownHost", "no-such-host.invalid")));
        }
    }

    @Test
    void a_slow_head_ends_by_the_deadline_and_heals() {
        server.otherwise(request -> Reply.json("{}"));
        proxy.set(new Toxic.StallAfter(0));
        assertThat(failure(get(gateway, Duration.ofMillis(200)))).isInstanceOf(Failure.TimedOut.class);

        proxy.set(new Toxic.None());
        assertThat(get()).isEqualTo(Outcome.of("{}"));
    }

    @Test
    void a_stalled_body_ends_by_the_stall_limit_long_before_the_deadline() {
        server.otherwise(request -> Reply.json("x".repeat(4000)));
        proxy.set(new Toxic.StallAfter(2000));
        // Long enough for a whole body to come without such a stall, on a busy machine too.
        var stall = Duration.ofSeconds(5);
        try (var impatient = new PooledHttpGateway(target(stall))) {
            assertThat(failure(get(impatient, LONG)))
                    .isEqualTo(new Failure.TimedOut("Prometheus", stall, Detail.of("http.stalled")));
            proxy.set(new Toxic.None());
            assertThat(get(impatient, LONG)).isInstanceOf(Outcome.Success.class);
        }
    }

    @Test
    void a_dripping_body_is_no_progress() {
        server.otherwise(request -> Reply.json("x".repeat(4000)));
        proxy.set(new Toxic.Drip(1, Duration.ofMillis(20)));
        try (var impatient = new PooledHttpGateway(target(Duration.ofMillis(300)))) {
            assertThat(failure(get(impatient, LONG)).detail().toString()).isEqualTo("http.stalled");
        }
    }

    @Test
    void a_cut_body_is_unreachable_and_heals() {
        server.otherwise(request -> Reply.json("x".repeat(4000)));
        proxy.set(new Toxic.CutAfter(2000));
        assertThat(failure(get())).isInstanceOf(Failure.Unreachable.class);

        proxy.set(new Toxic.None());
        assertThat(get()).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void a_reset_connection_is_unreachable() {
        proxy.set(new Toxic.Reset());
        assertThat(failure(get())).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void a_body_of_100_mb_is_too_large_and_not_read() {
        server.reply(Reply.blanks(100 << 20, true)).reply(Reply.blanks(Long.MAX_VALUE, false));

        assertThat(failure(get()))
                .isEqualTo(new Failure.TooLarge("Prometheus", 8 << 20, "bytes", Detail.of("http.tooLarge", 8L)));
        assertThat(failure(get())).isInstanceOf(Failure.TooLarge.class);
        server.reply(Reply.json("{}"));
        assertThat(get()).isEqualTo(Outcome.of("{}"));
    }

    @Test
    void a_gzip_bomb_is_too_large() {
        server.reply(Reply.gzip(new byte[6 << 20]));

        assertThat(failure(get()))
                .isEqualTo(new Failure.TooLarge("Prometheus", 8 << 20, "bytes", Detail.of("http.bomb")));
    }

    @Test
    void a_reader_may_stop_early_without_the_rest_being_read() {
        server.reply(Reply.blanks(Long.MAX_VALUE, false)).reply(Reply.json("{}"));

        Outcome<Integer> first = gateway.exchange(
                HttpCall.get("/"), answer -> Outcome.of(answer.body().read()), Deadline.after(LONG));

        assertThat(first).isEqualTo(Outcome.of((int) ' '));
        assertThat(get()).isEqualTo(Outcome.of("{}"));
    }

    @Test
    void what_was_read_counts_though_the_rest_of_the_body_never_comes() {
        var over = new CountDownLatch(1);
        server.reply(new Reply(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            awaitQuietly(over);
        }));
        try {
            Outcome<Integer> read = gateway.exchange(
                    HttpCall.get("/"), answer -> Outcome.of(answer.body().read()), Deadline.after(LONG));

            assertThat(read).isEqualTo(Outcome.of((int) '{'));
        } finally {
            over.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_reader_that_cannot_read_is_unparseable() {
        server.reply(Reply.json("nonsense"));

        Outcome<String> outcome = gateway.exchange(
                HttpCall.get("/"),
                answer -> {
                    throw new java.io.IOException("expected { at 0");
                },
                Deadline.after(LONG));

        assertThat(failure(outcome)).isEqualTo(new Failure.Unparseable("Prometheus", "expected { at 0"));
    }

    @Test
    void statuses_become_failures() {
        server.reply(Reply.text(401, "Unauthorized\n"))
                .reply(Reply.text(403, "RBAC: denied"))
                .reply(Reply.of(429, Map.of("Retry-After", "7"), new byte[0]))
                .reply(Reply.of(
                        429,
                        Map.of("Date", "Tue, 03 Jun 2025 11:05:30 GMT", "Retry-After", "Tue, 3 Jun 2025 11:05:40 GMT"),
                        new byte[0]))
                .reply(Reply.text(503, "Service Unavailable"))
                .reply(Reply.html(502, "<html><head><title>502 Bad\nGateway</title></head>"))
                .reply(Reply.html(200, "<html><title>Welcome</title>"))
                .reply(Reply.html(200, "<form><title>Sign in</title><input type=\"password\">"))
                .reply(Reply.of(302, Map.of("Location", "/login?next=%2F&token=abc"), new byte[0]))
                .reply(Reply.of(301, Map.of("Location", "/prometheus/"), new byte[0]));

        assertThat(failure(get())).isEqualTo(new Failure.Unauthorized("Prometheus", "Unauthorized"));
        assertThat(failure(get())).isEqualTo(new Failure.Forbidden("Prometheus", "", "", "RBAC: denied"));
        assertThat(failure(get())).isEqualTo(new Failure.RateLimited("Prometheus", Duration.ofSeconds(7), ""));
        assertThat(failure(get())).isEqualTo(new Failure.RateLimited("Prometheus", Duration.ofSeconds(10), ""));
        assertThat(failure(get())).isEqualTo(new Failure.ServerFailed("Prometheus", 503, "Service Unavailable"));
        assertThat(failure(get())).isEqualTo(new Failure.ServerFailed("Prometheus", 502, "502 Bad Gateway"));
        assertThat(failure(get()))
                .isEqualTo(new Failure.Unparseable("Prometheus", Detail.of("http.webPage.said", "Welcome")));
        assertThat(failure(get()))
                .isEqualTo(new Failure.Unauthorized("Prometheus", Detail.of("http.loginPage.said", "Sign in")));
        assertThat(failure(get()))
                .isEqualTo(new Failure.Unauthorized("Prometheus", Detail.of("http.loginRedirect.said", "/login")));
        assertThat(failure(get()))
                .isEqualTo(new Failure.NotFound("Prometheus", Detail.of("http.redirect.said", "/prometheus/")));
        assertThat(server.requests()).hasSize(10);
    }

    @Test
    void a_connection_that_died_while_idle_is_replaced_once() {
        server.otherwise(request -> Reply.json("{}"));
        get();
        server.dropConnections();

        assertThat(get()).isEqualTo(Outcome.of("{}"));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_call_that_changes_something_is_never_sent_twice() {
        server.otherwise(request -> Reply.json("{}"));
        get();
        proxy.set(new Toxic.Reset());
        var change = new HttpCall("POST", "/silences", Map.of(), new byte[] {'{', '}'}, "application/json", false);

        assertThat(failure(gateway.exchange(change, this::text, Deadline.after(LONG))))
                .isInstanceOf(Failure.Unreachable.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_interrupt_closes_the_connection_at_once() throws Exception {
        var reading = new CountDownLatch(1);
        server.reply(Reply.blanks(Long.MAX_VALUE, false));
        proxy.set(new Toxic.StallAfter(200));
        var outcome = new CompletableFuture<Outcome<Integer>>();
        Thread caller = Thread.ofPlatform()
                .start(() -> outcome.complete(gateway.exchange(
                        HttpCall.get("/"),
                        answer -> {
                            reading.countDown();
                            return Outcome.of(answer.body().readAllBytes().length);
                        },
                        Deadline.after(LONG))));
        assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

        long start = System.nanoTime();
        caller.interrupt();

        assertThat(failure(outcome.get(20, TimeUnit.SECONDS))).isEqualTo(new Failure.Cancelled("Prometheus", ""));
        // Far from both limits, of the stall and of the call.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        await(() -> server.openConnections() == 0);
    }

    @Test
    void a_closed_gateway_answers_cancelled_and_ends_what_runs() throws Exception {
        proxy.set(new Toxic.StallAfter(0));
        var outcome = new CompletableFuture<Outcome<String>>();
        Thread.ofVirtual().start(() -> outcome.complete(get()));
        await(() -> server.connections() == 1);

        gateway.close();

        assertThat(failure(outcome.get(20, TimeUnit.SECONDS))).isInstanceOf(Failure.Cancelled.class);
        assertThat(failure(get())).isInstanceOf(Failure.Cancelled.class);
    }

    @Test
    void more_calls_than_connections_wait_for_their_turn() throws Exception {
        server.otherwise(request -> Reply.json("{}"));
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = java.util.stream.IntStream.range(0, 50)
                    .mapToObj(i -> pool.submit(() -> get()))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(Outcome.of("{}"));
            }
        }
        assertThat(server.connections()).isLessThanOrEqualTo(4);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
