package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpGateway;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.exchange.PooledHttpGateway;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.ApiRequest;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import dev.porthole.connectors.kubernetes.server.Relay;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that die without a word, on a real API server behind a relay. */
@Timeout(240)
class BadNightTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private final JumpingClock clock = new JumpingClock();
    private TestCluster cluster;
    private EchoServer server;
    private Relay relay;
    private ApiServer api;
    private ServiceTunnel tunnel;
    private HttpGateway http;

    @BeforeEach
    void start() throws IOException {
        cluster = new TestCluster();
        server = new EchoServer();
        cluster.forwardAll(8080, server.port());
        cluster.pod("web", Map.of("app", "web"), 8080);
        cluster.service("web", Map.of("app", "web"), 80);
        relay = new Relay(cluster.context().cluster().server());
    }

    private void open(Duration pingEvery) {
        var context = relay.through(cluster.context());
        api = new ApiServer(context, new Credentials(Map.of(), clock).of(context), clock);
        var resolver = new EndpointResolver(api, new ServiceRef(cluster.namespace(), "web", 80));
        tunnel = new ServiceTunnel(api, resolver, clock, RandomGenerator.getDefault(), pingEvery);
        http = new PooledHttpGateway(HttpTarget.through("web", URI.create("http://web"), tunnel));
        TestCluster.await("the tunnel", () -> ask("up").equals(Outcome.of("up")));
    }

    @AfterEach
    void stop() throws IOException {
        if (http != null) {
            http.close();
            tunnel.close();
            api.close();
        }
        if (relay != null) {
            relay.close();
            server.close();
            cluster.close();
        }
    }

    private Outcome<String> ask(String text) {
        return http.exchange(
                HttpCall.get("/echo/" + text),
                answer -> Outcome.of(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)),
                Deadline.after(LIMIT));
    }

    private List<String> troubles() {
        var troubles = new CopyOnWriteArrayList<String>();
        tunnel.state().subscribe(state -> {
            if (state instanceof Observation.Fresh<TunnelState>(var known, var at, var notes)
                    && known instanceof TunnelState.Reconnecting(var attempt, var why, var next)) {
                troubles.add(why.detail().toString());
            }
        });
        return troubles;
    }

    @Test
    void a_half_open_connection_is_found_by_pings_and_replaced_before_anybody_asks() {
        Duration pingEvery = Duration.ofSeconds(1);
        open(pingEvery);
        assertThat(tunnel.connections()).isEqualTo(1);
        List<String> troubles = troubles();
        // A ping whose answer is on its way at that moment would count as one of the two.
        TestCluster.await("a moment between two pings", () -> {
            long silent = relay.silence().toMillis();
            return silent > 200 && silent < 700;
        });
        long begin = System.nanoTime();
        relay.swallow();
        TestCluster.await("it to be found dead", () -> tunnel.connections() == 0);
        Duration found = Duration.ofNanos(System.nanoTime() - begin);
        System.err.printf("half-open: found after %d ms, pings every %d ms%n", found.toMillis(), pingEvery.toMillis());
        // Two pings without an answer, seen at the third; before that it would be a guess.
        assertThat(found)
                .isBetween(pingEvery.multipliedBy(2), pingEvery.multipliedBy(4).plusSeconds(5));
        TestCluster.await("the reason", () -> troubles.contains("tunnel.silent"));
        assertThat(ask("after")).isEqualTo(Outcome.of("after"));
        TestCluster.await(
                "it to be mended",
                () -> tunnel.state().latest().known().orElseThrow() instanceof TunnelState.Connected);
    }

    @Test
    void the_request_after_a_load_balancer_s_cut_is_right() {
        relay.cutIdle(Duration.ofSeconds(1));
        open(NEVER);
        for (int round = 1; round <= 3; round++) {
            int cuts = relay.idleCuts();
            TestCluster.await("the silent connections to be cut", () -> relay.idleCuts() > cuts);
            assertThat(ask("round-" + round)).isEqualTo(Outcome.of("round-" + round));
        }
    }

    @Test
    void pings_keep_a_load_balancer_from_cutting() {
        // Not more often: a connection whose pings are not answered for two of them is given up.
        open(Duration.ofSeconds(5));
        relay.cutIdle(Duration.ofSeconds(15));
        relay.cut();
        TestCluster.await("a connection under the limit", () -> ask("new").equals(Outcome.of("new")));
        List<String> troubles = troubles();
        pass(Duration.ofSeconds(20));
        assertThat(troubles).isEmpty();
        assertThat(tunnel.connections()).isEqualTo(1);
        assertThat(ask("still")).isEqualTo(Outcome.of("still"));
    }

    /** In silence. */
    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        TestCluster.await("time to pass", () -> System.nanoTime() - end > 0);
    }

    @Test
    void the_first_request_after_a_sleep_is_right_though_its_connection_died_meanwhile() {
        open(NEVER);
        List<String> troubles = troubles();
        relay.swallow();
        clock.sleep(Duration.ofHours(8));
        long begin = System.nanoTime();
        assertThat(ask("morning")).isEqualTo(Outcome.of("morning"));
        Duration spent = Duration.ofNanos(System.nanoTime() - begin);
        System.err.printf("sleep: first request right after %d ms%n", spent.toMillis());
        // Without a look at the clock it would wait for ten seconds without progress, and fail.
        assertThat(spent).isLessThan(Duration.ofSeconds(9));
        TestCluster.await("the reason", () -> troubles.contains("tunnel.asleep"));
    }

    @Test
    void a_connection_that_nobody_uses_is_given_up_after_a_sleep_as_well() {
        open(Duration.ofSeconds(1));
        List<String> troubles = troubles();
        clock.sleep(Duration.ofMinutes(5));
        TestCluster.await("it to be given up", () -> troubles.contains("tunnel.asleep"));
        TestCluster.await("it to be mended", () -> ask("back").equals(Outcome.of("back")));
    }

    @Test
    void a_clock_that_is_set_a_little_breaks_nothing() {
        Duration pingEvery = Duration.ofSeconds(4);
        open(pingEvery);
        List<String> troubles = troubles();
        clock.sleep(Duration.ofSeconds(5));
        pass(pingEvery.plusSeconds(1));
        assertThat(ask("one")).isEqualTo(Outcome.of("one"));
        clock.sleep(Duration.ofHours(-1));
        pass(pingEvery.plusSeconds(1));
        assertThat(ask("two")).isEqualTo(Outcome.of("two"));
        assertThat(troubles).isEmpty();
        assertThat(tunnel.connections()).isEqualTo(1);
    }

    private Outcome<Integer> namespaces(Duration limit) {
        return api.get(ApiRequest.list("", "namespaces"), body -> body.readAllBytes().length, Deadline.after(limit));
    }

    @Test
    void reads_of_the_api_leave_a_connection_that_died_in_silence() {
        open(NEVER);
        assertThat(namespaces(LIMIT)).isInstanceOf(Outcome.Success.class);
        relay.swallow();
        assertThat(namespaces(Duration.ofSeconds(9))).isInstanceOf(Outcome.Failed.class);
        assertThat(namespaces(LIMIT)).isInstanceOf(Outcome.Success.class);
        relay.swallow();
        clock.sleep(Duration.ofHours(8));
        assertThat(namespaces(LIMIT)).as("the first one after a sleep").isInstanceOf(Outcome.Success.class);
    }
}
