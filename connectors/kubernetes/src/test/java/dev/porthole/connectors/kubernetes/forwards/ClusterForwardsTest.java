package dev.porthole.connectors.kubernetes.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.ForwardTarget.Kind;
import dev.porthole.connectors.api.forwards.PortForwards;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.tunnel.EchoServer;
import dev.porthole.connectors.kubernetes.tunnel.HttpOverChannel;
import dev.porthole.connectors.kubernetes.tunnel.Listeners;
import dev.porthole.connectors.kubernetes.tunnel.PlainChannel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real API server, to a web server of this test's own behind its pods. */
@Timeout(180)
class ClusterForwardsTest {

    private static final int CLIENTS = 12;

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static TestCluster cluster;
    private static EchoServer server;

    private final String web = "web" + NUMBERS.incrementAndGet();
    private final ForwardTarget toPod = target(Kind.POD, web + "a", 8080);
    private final ForwardTarget toService = target(Kind.SERVICE, web, 80);
    private ClusterConnection connection;
    private PortForwards forwards;

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
    void open() {
        pod("a");
        cluster.service(web, Map.of("app", web), 80);
        connection = ClusterConnection.open(cluster.context());
        forwards = connection.forwards();
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
    }

    private static ForwardTarget target(Kind kind, String name, int port) {
        return new ForwardTarget(kind, cluster == null ? "" : cluster.namespace(), name, port);
    }

    private void pod(String letter) {
        cluster.pod(web + letter, Map.of("app", web), 8080);
    }

    private void deletePod(String letter) {
        cluster.delete(web + letter);
        TestCluster.await(
                "the pod to go",
                () -> cluster.client()
                                .pods()
                                .inNamespace(cluster.namespace())
                                .withName(web + letter)
                                .get()
                        == null);
    }

    private Forward opened(ForwardTarget target) {
        return value(forwards.open(target, 0));
    }

    private static Forward value(Outcome<Forward> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<Forward>) outcome).value();
    }

    private List<Forward> listed() {
        return forwards.forwards().latest().known().orElseThrow();
    }

    private Forward listed(ForwardTarget target) {
        return listed().stream()
                .filter(forward -> forward.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    /** On a connection of its own. */
    private static String ask(int port, String text) throws IOException {
        try (var http = new HttpOverChannel(PlainChannel.to(port))) {
            return http.get("/echo/" + text);
        }
    }

    private static void awaitAnswer(int port, String text) {
        TestCluster.await("the forward to answer", () -> {
            try {
                return ask(port, text).equals(text);
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void http_goes_through_a_forward_to_a_service_and_to_a_pod() {
        Forward service = opened(toService);
        Forward pod = opened(toPod);
        assertThat(listed()).extracting(Forward::target).containsExactly(toService, toPod);
        assertThat(listed()).extracting(Forward::state).containsOnly(Forward.State.IDLE);
        awaitAnswer(service.localPort(), "by-service");
        awaitAnswer(pod.localPort(), "by-pod");
        TestCluster.await(
                "both to be shown as connected",
                () -> listed().stream().allMatch(forward -> forward.state() == Forward.State.CONNECTED));
        assertThat(listed()).extracting(Forward::pod).containsExactly(web + "a", web + "a");
        assertThat(listed()).extracting(Forward::attempt).containsOnly(0);
        assertThat(listed()).allMatch(forward -> forward.problem().isEmpty());
    }

    @Test
    void a_pod_that_is_replaced_leaves_a_service_its_port_and_the_answers_right() {
        int port = opened(toService).localPort();
        awaitAnswer(port, "before");
        deletePod("a");
        pod("b");
        awaitAnswer(port, "after");
        TestCluster.await(
                "the other pod to be shown", () -> listed(toService).pod().equals(web + "b"));
        assertThat(listed(toService).localPort()).isEqualTo(port);
    }

    @Test
    void a_pod_that_is_gone_is_told_and_found_again_under_its_name_on_the_same_port() {
        int port = opened(toPod).localPort();
        awaitAnswer(port, "before");
        deletePod("a");
        var missed = new AtomicReference<Forward>();
        TestCluster.await("the pod to be missed", () -> {
            assertThatThrownBy(() -> ask(port, "gone")).isInstanceOf(IOException.class);
            missed.set(listed(toPod));
            return missed.get().state() == Forward.State.NO_READY_POD;
        });
        Forward gone = missed.get();
        assertThat(gone.pod()).isEmpty();
        assertThat(gone.problem()).hasValueSatisfying(why -> {
            assertThat(why).isInstanceOf(Failure.NotFound.class);
            assertThat(why.detail().toString()).isEqualTo("tunnel.noPod");
        });
        assertThat(gone.attempt()).isPositive();
        pod("a");
        TestCluster.await("it to mend by itself", () -> listed(toPod).state() == Forward.State.CONNECTED);
        awaitAnswer(port, "after");
        assertThat(listed(toPod).localPort()).isEqualTo(port);
        assertThat(listed(toPod).attempt()).isZero();
    }

    @Test
    void a_service_without_a_ready_pod_says_so() {
        int port = opened(toService).localPort();
        awaitAnswer(port, "before");
        deletePod("a");
        TestCluster.await("no pod", () -> {
            assertThatThrownBy(() -> ask(port, "gone")).isInstanceOf(IOException.class);
            return listed(toService).state() == Forward.State.NO_READY_POD;
        });
        assertThat(listed(toService).problem().orElseThrow()).isInstanceOf(Failure.NoReadyPod.class);
    }

    @Test
    void a_port_that_is_taken_on_this_machine_is_named_and_nothing_is_left_behind() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = forwards.open(toService, taken.getLocalPort());
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(((Outcome.Failed<Forward>) outcome).failure().detail().toString())
                    .startsWith("tunnel.portTaken (" + taken.getLocalPort() + ", ");
        }
        assertThat(listed()).isEmpty();
        assertThat(forwards.open(toService, 70_000)).isInstanceOf(Outcome.Failed.class);
        assertThat(opened(toService).localPort()).isPositive();
    }

    @Test
    void opening_again_answers_with_the_port_that_is_there() {
        Forward first = opened(toService);
        assertThat(value(forwards.open(toService, 0)).localPort()).isEqualTo(first.localPort());
        assertThat(listed()).hasSize(1);
        assertThat(connection.forwards()).isSameAs(forwards);
    }

    @Test
    void connections_are_counted_and_many_changes_are_told_together() throws IOException {
        int port = opened(toService).localPort();
        awaitAnswer(port, "up");
        var told = new CopyOnWriteArrayList<Observation<List<Forward>>>();
        long begin = System.nanoTime();
        var sockets = new ArrayList<Socket>();
        try (var subscription = forwards.forwards().subscribe(told::add)) {
            for (int i = 0; i < CLIENTS; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            TestCluster.await("all to be counted", () -> listed(toService).connections() >= CLIENTS);
            for (Socket socket : sockets) {
                socket.close();
            }
            forwards.close(toService);
            TestCluster.await("the end", () -> listed().isEmpty());
            int tellings = told.size();
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(tellings).isLessThanOrEqualTo((int) (spent.toMillis() / 250) + 4);
        }
    }

    @Test
    void nothing_listens_on_an_address_that_others_can_reach() throws IOException {
        Set<String> before = Listeners.now();
        Forward service = opened(toService);
        Forward pod = opened(toPod);
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            for (Forward forward : List.of(service, pod)) {
                assertThatThrownBy(() -> {
                            try (var socket = new Socket()) {
                                socket.connect(new InetSocketAddress(other, forward.localPort()), 5_000);
                            }
                        })
                        .as("port %d on %s", forward.localPort(), other)
                        .isInstanceOf(ConnectException.class);
            }
        }
        Set<String> ours = Listeners.now();
        ours.removeAll(before);
        assertThat(ours).hasSize(2).allMatch(address -> isLoopback(address));
    }

    private static boolean isLoopback(String address) {
        // 127.0.0.1, the same as IPv6 writes it, and ::1, in the kernel's byte order
        return address.startsWith("0100007F:")
                || address.startsWith("0000000000000000FFFF00000100007F:")
                || address.startsWith("00000000000000000000000001000000:");
    }

    @Test
    void closing_one_frees_its_port_and_ends_its_connections() throws IOException {
        int port = opened(toService).localPort();
        opened(toPod);
        awaitAnswer(port, "up");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            TestCluster.await("it to be counted", () -> listed(toService).connections() > 0);
            forwards.close(toService);
            socket.setSoTimeout(10_000);
            try {
                assertThat(socket.getInputStream().read()).isNegative();
            } catch (java.net.SocketException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
        }
        assertThat(listed()).extracting(Forward::target).containsExactly(toPod);
        assertThat(value(forwards.open(toService, port)).localPort()).isEqualTo(port);
    }

    @Test
    void they_end_with_the_connection_to_the_cluster() {
        int port = opened(toService).localPort();
        connection.close();
        TestCluster.await("the port to be free", () -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return false;
            } catch (ConnectException refused) {
                return true;
            }
        });
        assertThat(listed()).isEmpty();
        assertThat(forwards.open(toService, 0)).isInstanceOf(Outcome.Failed.class);
    }
}
