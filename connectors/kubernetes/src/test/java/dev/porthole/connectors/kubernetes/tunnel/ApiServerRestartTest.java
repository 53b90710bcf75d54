package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real API server is killed and comes back, several times, while requests go through a tunnel and a forward. */
@Timeout(600)
class ApiServerRestartTest {

    private static final int ROUNDS = 4;
    private static final int REQUESTS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(75);

    private final AtomicLong right = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private long slowestRecovery;

    @Test
    void it_mends_every_time_and_leaves_nothing_behind() throws Exception {
        var second = new SecondCluster();
        try (var cluster = new TestCluster(second.kubeconfig());
                var server = new EchoServer();
                var connection = ClusterConnection.open(cluster.context())) {
            cluster.forwardAll(8080, server.port());
            cluster.pod("web", Map.of("app", "web"), 8080);
            cluster.service("web", Map.of("app", "web"), 80);
            ServiceTunnel tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), "web", 80));
            var target = new ForwardTarget(ForwardTarget.Kind.SERVICE, cluster.namespace(), "web", 80);
            int port = ((Outcome.Success<Forward>) connection.forwards().open(target, 0))
                    .value()
                    .localPort();

            // The first round loads classes and fills caches, which is not what is looked for.
            rounds(1, second, tunnel, port);
            Footprint before = rest(tunnel, connection, server);
            rounds(ROUNDS, second, tunnel, port);
            rest(tunnel, connection, server);
            // A connection has gone a moment before its threads have.
            TestCluster.await(
                    "the end of the tunnel's threads", () -> Footprint.now().tunnelThreads() <= before.tunnelThreads());
            Footprint after = rest(tunnel, connection, server);

            System.err.printf(
                    "API server killed %d times: %d requests right, %d failed while it was away, slowest request %d ms"
                            + " of %d, slowest recovery %d ms%nbefore %s%nafter  %s%n",
                    ROUNDS + 1,
                    right.get(),
                    failed.get(),
                    slowestNanos.get() / 1_000_000,
                    LIMIT.toMillis(),
                    slowestRecovery / 1_000_000,
                    before,
                    after);
            assertThat(wrong).hasValue(0);
            assertThat(failed).as("requests while the server was away").hasPositiveValue();
            assertThat(Duration.ofNanos(slowestNanos.get())).isLessThan(LIMIT.plusSeconds(2));
            assertThat(connection.forwards().forwards().latest().known().orElseThrow())
                    .singleElement()
                    .satisfies(forward -> assertThat(forward.localPort()).isEqualTo(port));
            assertThat(after.tunnelThreads()).isLessThanOrEqualTo(before.tunnelThreads());
            assertThat(after.platformThreads()).isLessThanOrEqualTo(before.platformThreads() + 6);
            assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets() + 4);
            assertThat(after.heapBytes()).isLessThan(before.heapBytes() + (8 << 20));
        }
    }

    private void rounds(int count, SecondCluster second, ServiceTunnel tunnel, int port) throws Exception {
        try (HttpGateway inProcess =
                        new PooledHttpGateway(HttpTarget.through("web", URI.create("http://web"), tunnel));
                HttpGateway forwarded = new PooledHttpGateway(
                        HttpTarget.direct("forwarded web", URI.create("http://127.0.0.1:" + port)))) {
            both(inProcess, forwarded, "the beginning");
            for (int round = 0; round < count; round++) {
                var over = new CountDownLatch(1);
                Thread one = Thread.ofVirtual().start(() -> askUntil(over, inProcess));
                Thread other = Thread.ofVirtual().start(() -> askUntil(over, forwarded));
                second.kill();
                TestCluster.await("it to be missed", () -> !ask(inProcess, "missed"));
                second.revive();
                long begin = System.nanoTime();
                both(inProcess, forwarded, "round " + round);
                slowestRecovery = Math.max(slowestRecovery, System.nanoTime() - begin);
                over.countDown();
                one.join();
                other.join();
                for (int i = 0; i < REQUESTS; i++) {
                    assertThat(ask(i % 2 == 0 ? inProcess : forwarded, round + "-" + i))
                            .as("request %d after the recovery of round %d", i, round)
                            .isTrue();
                }
            }
        }
    }

    private void both(HttpGateway inProcess, HttpGateway forwarded, String when) {
        TestCluster.await("the tunnel, " + when, RECOVERY, () -> ask(inProcess, "probe"));
        TestCluster.await("the forward, " + when, RECOVERY, () -> ask(forwarded, "probe"));
    }

    private void askUntil(CountDownLatch over, HttpGateway http) {
        try {
            for (int i = 0; !over.await(20, TimeUnit.MILLISECONDS); i++) {
                ask(http, "meanwhile-" + i);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(HttpGateway http, String text) {
        long begin = System.nanoTime();
        Outcome<String> answer = http.exchange(
                HttpCall.get("/echo/" + text),
                body -> Outcome.of(new String(body.body().readAllBytes(), StandardCharsets.UTF_8)),
                Deadline.after(LIMIT));
        slowestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
        boolean success = answer.equals(Outcome.of(text));
        if (success) {
            right.incrementAndGet();
        } else if (answer instanceof Outcome.Success) {
            wrong.incrementAndGet();
        } else {
            failed.incrementAndGet();
        }
        return success;
    }

    /**
     * When nobody asks any more. A forward waits half a minute for pods whose clients have gone, and so does the web
     * server in this process, whose sockets are none of the tunnel's.
     */
    private static Footprint rest(ServiceTunnel tunnel, ClusterConnection connection, EchoServer server)
            throws Exception {
        TestCluster.await("the tunnel's rest", () -> tunnel.connections() == 0);
        TestCluster.await(
                "the forward's rest",
                Duration.ofSeconds(60),
                () -> connection.forwards().forwards().latest().known().orElseThrow().stream()
                        .allMatch(forward -> forward.connections() == 0));
        TestCluster.await("the web server's rest", Duration.ofSeconds(90), () -> Footprint.connectionsOf(server) == 0);
        return Footprint.now();
    }
}
