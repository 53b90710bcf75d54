package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.Relay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 10,000 requests through one tunnel while, fifty times, something breaks. */
@Timeout(600)
class TunnelHealingTest {

    private static final int ROUNDS = 50;
    private static final int REQUESTS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private long slowestNanos;
    private long failed;

    @Test
    void every_request_after_a_recovery_is_right_and_nothing_is_left_behind() throws Exception {
        try (var cluster = new TestCluster();
                var server = new EchoServer();
                var relay = new Relay(cluster.context().cluster().server());
                var connection = ClusterConnection.open(relay.through(cluster.context()))) {
            cluster.forwardAll(8080, server.port());
            cluster.pod("web-0", Map.of("app", "web"), 8080);
            cluster.service("web", Map.of("app", "web"), 80);
            ServiceTunnel tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), "web", 80));
            try (HttpGateway http =
                    new PooledHttpGateway(HttpTarget.through("web", URI.create("http://web"), tunnel))) {
                TestCluster.await("the tunnel", RECOVERY, () -> ask(http, "up"));
                failed = 0;
                int threads = Thread.activeCount();
                int sockets = connectionsTo(relay.port());
                long slowestRecovery = 0;
                var random = RandomGenerator.of("L64X128MixRandom");
                for (int round = 0; round < ROUNDS; round++) {
                    disturb(round, cluster, relay, random);
                    long begin = System.nanoTime();
                    String probe = "round-" + round;
                    TestCluster.await("recovery in round " + round, RECOVERY, () -> ask(http, probe));
                    slowestRecovery = Math.max(slowestRecovery, System.nanoTime() - begin);
                    for (int i = 0; i < REQUESTS; i++) {
                        assertThat(ask(http, round + "-" + i))
                                .as("request %d of round %d", i, round)
                                .isTrue();
                    }
                }
                System.err.printf(
                        "tunnel: %d requests in %d rounds, slowest recovery %d ms, slowest request %d ms, failed"
                                + " during faults %d%n",
                        ROUNDS * REQUESTS, ROUNDS, slowestRecovery / 1_000_000, slowestNanos / 1_000_000, failed);
                assertThat(Duration.ofNanos(slowestNanos)).isLessThan(LIMIT.plusSeconds(2));
                assertThat(tunnel.connections()).isLessThanOrEqualTo(4);
                TestCluster.await("the connections to settle", () -> connectionsTo(relay.port()) <= sockets + 3);
                TestCluster.await("the threads to settle", () -> Thread.activeCount() <= threads + 5);
            }
            TestCluster.await("no connection to stay", () -> tunnel.connections() == 0);
        }
    }

    private static void disturb(int round, TestCluster cluster, Relay relay, RandomGenerator random) {
        switch (round % 3) {
            case 0 -> relay.cut();
            case 1 -> {
                // Another pod takes over, and the one that served is gone.
                cluster.pod("web-" + (round + 1), Map.of("app", "web"), 8080);
                cluster
                        .client()
                        .pods()
                        .inNamespace(cluster.namespace())
                        .withLabel("app", "web")
                        .list()
                        .getItems()
                        .stream()
                        .map(pod -> pod.getMetadata().getName())
                        .filter(name -> !name.equals("web-" + (round + 1)))
                        .forEach(cluster::delete);
                relay.cut();
            }
            default -> {
                // The API server is away for a moment.
                relay.refuse(true);
                relay.cut();
                Thread.ofVirtual().start(() -> {
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(200 + random.nextInt(600)).toNanos());
                    relay.refuse(false);
                });
            }
        }
    }

    private boolean ask(HttpGateway http, String text) {
        long begin = System.nanoTime();
        Outcome<String> answer = http.exchange(
                HttpCall.get("/echo/" + text),
                body -> Outcome.of(new String(body.body().readAllBytes(), StandardCharsets.UTF_8)),
                Deadline.after(LIMIT));
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - begin);
        boolean right = answer.equals(Outcome.of(text));
        if (!right) {
            assertThat(answer).isInstanceOf(Outcome.Failed.class);
            failed++;
        }
        return right;
    }

    private static int connectionsTo(int port) throws java.io.IOException {
        String remote = ":%04X 01 ".formatted(port);
        int count = 0;
        for (String table : new String[] {"tcp", "tcp6"}) {
            count += (int) Files.readString(Path.of("/proc/self/net/" + table))
                    .lines()
                    .filter(line -> line.contains(remote))
                    .count();
        }
        return count;
    }
}
