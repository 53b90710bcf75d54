package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Dialer;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.server.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real API server, to a web server of this test's own behind its pods. */
@Timeout(180)
class ServiceTunnelTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static TestCluster cluster;
    private static EchoServer server;

    private final String web = "web" + NUMBERS.incrementAndGet();
    private Relay relay;
    private ClusterConnection connection;
    private ServiceTunnel tunnel;

    @BeforeAll
    static void start() throws IOException {
        cluster = new TestCluster();
        server = new EchoServer();
        cluster.forwardAll(8080, server.port());
    }

    @AfterAll
    static void clean() {
        if (cluster != null) {
            server.close();
            cluster.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        pod("a");
        cluster.service(web, Map.of("app", web), 80);
        relay = new Relay(cluster.context().cluster().server());
        connection = ClusterConnection.open(relay.through(cluster.context()));
        tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), web, 80));
        TestCluster.await("the endpoints", this::isReachable);
    }

    private void pod(String letter) {
        cluster.pod(web + letter, Map.of("app", web), 8080);
    }

    private boolean isReachable() {
        try {
            return ask("up").equals("up");
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void close() throws IOException {
        if (relay != null) {
            connection.close();
            relay.close();
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private String ask(String text) throws IOException {
        try (var http = new HttpOverChannel(tunnel.dial(soon()))) {
            return http.get("/echo/" + text);
        }
    }

    private TunnelState state() {
        return tunnel.state().latest().known().orElseThrow();
    }

    @Test
    void one_connection_carries_many_requests() throws IOException {
        try (var http = new HttpOverChannel(tunnel.dial(soon()))) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(http.get("/echo/" + i)).isEqualTo(Integer.toString(i));
            }
        }
        assertThat(state()).isInstanceOf(TunnelState.Connected.class);
    }

    @Test
    void large_bodies_arrive_whole_in_both_directions() throws IOException {
        long size = 50_000_000;
        try (var http = new HttpOverChannel(tunnel.dial(soon()))) {
            assertThat(http.drain("/bytes/" + size)).isEqualTo(size);
            assertThat(http.post("/count", size)).isEqualTo(Long.toString(size));
        }
    }

    @Test
    void a_reader_that_waits_slows_the_pod_instead_of_filling_the_heap() throws Exception {
        try (var channel = tunnel.dial(soon())) {
            channel.output().write("GET /bytes/200000000 HTTP/1.1\r\nHost: pod\r\n\r\n".getBytes());
            TestCluster.await("the queue to fill", () -> channel.input().available() == 256 << 10);
            assertThat(channel.input().available()).isEqualTo(256 << 10);
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void closed_connections_leave_nothing_behind() throws IOException {
        int before = connectionsToRelay();
        for (int i = 0; i < 50; i++) {
            ask(Integer.toString(i));
        }
        assertThat(tunnel.connections()).isZero();
        TestCluster.await("the connections to end", () -> connectionsToRelay() <= before);
    }

    /** Established TCP connections to the relay, from the kernel. */
    private int connectionsToRelay() throws IOException {
        String remote = ":%04X 01 ".formatted(relay.port());
        int count = 0;
        for (String table : new String[] {"tcp", "tcp6"}) {
            count += (int) Files.readString(Path.of("/proc/self/net/" + table))
                    .lines()
                    .filter(line -> line.contains(remote))
                    .count();
        }
        return count;
    }

    @Test
    void nothing_listens() throws IOException {
        Set<String> before = Listeners.now();
        ask("x");
        assertThat(Listeners.now()).isSubsetOf(before);
    }

    @Test
    void another_ready_pod_takes_over_within_the_same_dial() throws IOException {
        pod("b");
        cluster.delete(web + "a");
        TestCluster.await(
                "the pod to go",
                () -> cluster.client()
                                .pods()
                                .inNamespace(cluster.namespace())
                                .withName(web + "a")
                                .get()
                        == null);
        // Endpoints lag behind their pods, and one dial asks for them once.
        TestCluster.await("the endpoints to follow", () -> endpoints().equals(List.of(web + "b")));
        assertThat(ask("over")).isEqualTo("over");
        assertThat(state())
                .asInstanceOf(InstanceOfAssertFactories.type(TunnelState.Connected.class))
                .extracting(TunnelState.Connected::pod)
                .isEqualTo(web + "b");
    }

    /** The ready pods behind the Service, as the API server has them. */
    private List<String> endpoints() {
        return cluster
                .client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(cluster.namespace())
                .withLabel("kubernetes.io/service-name", web)
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
    }

    @Test
    void without_a_ready_pod_it_says_so_fails_fast_and_mends_itself() throws IOException {
        cluster.delete(web + "a");
        TestCluster.await("no pod", () -> {
            try {
                ask("x");
                return false;
            } catch (Dialer.DialException e) {
                return state() instanceof TunnelState.NoReadyPod;
            } catch (IOException brokenWithThePod) {
                return false; // it stood before the pod was gone; the next dial hears of it
            }
        });
        long begin = System.nanoTime();
        assertThatThrownBy(() -> ask("x"))
                .asInstanceOf(InstanceOfAssertFactories.type(Dialer.DialException.class))
                .extracting(Dialer.DialException::failure)
                .isEqualTo(new Failure.NoReadyPod(tunnel.target(), ""));
        // Long before the dial's own limit.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        pod("c");
        TestCluster.await("it to mend without being asked", () -> state() instanceof TunnelState.Connected);
        assertThat(ask("again")).isEqualTo("again");
    }

    @Test
    void a_connection_that_is_cut_fails_with_the_reason_and_the_next_one_works() throws IOException {
        var states = new CopyOnWriteArrayList<TunnelState>();
        try (var subscription =
                        tunnel.state().subscribe(now -> states.add(now.known().orElseThrow()));
                var http = new HttpOverChannel(tunnel.dial(soon()))) {
            assertThat(http.get("/echo/1")).isEqualTo("1");
            relay.cut();
            assertThatThrownBy(() -> http.get("/echo/2")).isInstanceOf(IOException.class);
            TestCluster.await(
                    "it to be seen", () -> states.stream().anyMatch(TunnelState.Reconnecting.class::isInstance));
            assertThat(ask("3")).isEqualTo("3");
            TestCluster.await("it to mend", () -> state() instanceof TunnelState.Connected);
        }
    }

    @Test
    void an_api_server_that_is_away_is_told_and_found_again() throws IOException {
        relay.refuse(true);
        relay.cut();
        assertThatThrownBy(() -> ask("x"))
                .asInstanceOf(InstanceOfAssertFactories.type(Dialer.DialException.class))
                .extracting(Dialer.DialException::failure)
                .isInstanceOf(Failure.TunnelDown.class);
        assertThat(state()).isInstanceOf(TunnelState.Reconnecting.class);
        relay.refuse(false);
        TestCluster.await("it to mend", () -> state() instanceof TunnelState.Connected);
        assertThat(ask("back")).isEqualTo("back");
    }

    @Test
    void a_pod_that_refuses_the_port_is_told_in_the_kubelet_s_words() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            cluster.forward(web + "a", 8080, nobody.getLocalPort());
        }
        TestCluster.await("it to be refused", () -> {
            try {
                ask("x");
                return false;
            } catch (Dialer.DialException e) {
                return e.failure() instanceof Failure.TunnelDown && state() instanceof TunnelState.Reconnecting;
            } catch (IOException refusedWhileWriting) {
                return false; // the refusal came after the connection stood; the next dial hears of it
            }
        });
    }

    @Test
    void a_port_the_service_has_not_is_not_found() {
        var other = connection.tunnel(new ServiceRef(cluster.namespace(), web, 81));
        assertThatThrownBy(() -> other.dial(soon()))
                .asInstanceOf(InstanceOfAssertFactories.type(Dialer.DialException.class))
                .extracting(Dialer.DialException::failure)
                .isEqualTo(new Failure.NotFound(other.target(), Detail.of("tunnel.noPort", "81", "80")));
    }

    @Test
    void closing_the_tunnel_ends_its_connections() throws IOException {
        Dialer.Channel channel = tunnel.dial(soon());
        tunnel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.input().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> tunnel.dial(soon()))
                .asInstanceOf(InstanceOfAssertFactories.type(Dialer.DialException.class))
                .extracting(Dialer.DialException::failure)
                .isInstanceOf(Failure.Cancelled.class);
    }

    @Test
    void a_local_forward_listens_on_the_loopback_address_only_and_keeps_its_port() throws IOException {
        try (LocalForward forward = new LocalForward(tunnel, 0, Duration.ofSeconds(1), () -> {})) {
            assertThat(forward.address()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(wildcardListeners()).noneMatch(line -> line.contains(":%04X ".formatted(forward.port())));
            int port = forward.port();
            assertThat(askLocally(port, "1")).isEqualTo("1");
            relay.cut();
            pod("b");
            cluster.delete(web + "a");
            TestCluster.await("the forward to work again", () -> {
                try {
                    return askLocally(port, "2").equals("2");
                } catch (IOException e) {
                    return false;
                }
            });
            assertThat(forward.port()).isEqualTo(port);
            TestCluster.await("its connections to end", () -> forward.connections() == 0);
        }
    }

    private static List<String> wildcardListeners() throws IOException {
        var lines = new java.util.ArrayList<String>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            Files.readString(Path.of("/proc/self/net/" + table))
                    .lines()
                    .filter(line -> line.contains(" 0A "))
                    .filter(line -> line.contains(" 00000000:") && !line.contains("0100007F:"))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String askLocally(int port, String text) throws IOException {
        try (var http = new HttpOverChannel(PlainChannel.to(port))) {
            return http.get("/echo/" + text);
        }
    }
}
