package dev.porthole.connectors.kubernetes.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real API server behind an address that its certificate is not for, and behind a SOCKS proxy. */
@Timeout(60)
class ServerRelayTest {

    private static TestCluster cluster;

    @BeforeAll
    static void begin() {
        cluster = new TestCluster();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void a_certificate_is_checked_for_the_name_that_the_kubeconfig_gives() throws IOException {
        try (var elsewhere = new Relay(server(), InetAddress.getByName("127.0.0.2"))) {
            URI address = URI.create("https://127.0.0.2:" + elsewhere.port());

            assertThat(probe(context(address, "", Optional.empty()))).isInstanceOf(Outcome.Failed.class);
            assertThat(problem(probe(context(address, "another.example", Optional.empty()))))
                    .isInstanceOf(Failure.TlsRejected.class);
            assertThat(probe(context(address, "kubernetes.default.svc", Optional.empty())))
                    .isInstanceOf(Outcome.Success.class);
        }
    }

    @Test
    void a_cluster_behind_a_socks_proxy_is_reached() throws IOException {
        try (var socks = new SocksProxy()) {
            ClusterContext context =
                    context(server(), "", Optional.of(URI.create("socks5://127.0.0.1:" + socks.port())));

            assertThat(probe(context)).isInstanceOf(Outcome.Success.class);
            assertThat(socks.used.get()).isPositive();
        }
    }

    @Test
    void a_proxy_that_is_gone_is_unreachable() throws IOException {
        int port;
        try (var socks = new SocksProxy()) {
            port = socks.port();
        }
        Failure failure = problem(probe(context(server(), "", Optional.of(URI.create("socks5://127.0.0.1:" + port)))));

        assertThat(failure).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void it_listens_on_the_loopback_address_only_and_not_after_its_end() throws IOException {
        var relay = new ServerRelay(new ServerRoute(cluster.context().cluster()));
        int port = URI.create(relay.url()).getPort();
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(client.isConnected()).isTrue();
            for (InetAddress other : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList()) {
                assertThat(isOpen(other, port)).as(other.toString()).isFalse();
            }
        }
        relay.close();
        assertThat(isOpen(InetAddress.getLoopbackAddress(), port)).isFalse();
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static Outcome<Identity> probe(ClusterContext context) {
        try (ClusterConnection connection = ClusterConnection.open(context);
                WorkloadSource workloads = connection.workloads()) {
            return workloads.probe(Deadline.after(Duration.ofSeconds(20)));
        }
    }

    private static Failure problem(Outcome<Identity> outcome) {
        return ((Outcome.Failed<Identity>) outcome).failure();
    }

    private static URI server() {
        return cluster.context().cluster().server();
    }

    private static ClusterContext context(URI server, String name, Optional<URI> proxy) {
        ClusterContext real = cluster.context();
        ApiEndpoint endpoint = real.cluster();
        return new ClusterContext(
                real.name(),
                "",
                new ApiEndpoint(endpoint.name(), server, endpoint.authority(), false, name, proxy),
                real.user());
    }

    /** As much of RFC 1928 as a client without a login needs. */
    private static final class SocksProxy implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger used = new AtomicInteger();
        private final Thread accepting;

        SocksProxy() throws IOException {
            accepting = Thread.ofVirtual().start(() -> {
                while (!listener.isClosed()) {
                    try {
                        Socket client = listener.accept();
                        Thread.ofVirtual().start(() -> serve(client));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
        }

        int port() {
            return listener.getLocalPort();
        }

        private void serve(Socket client) {
            try (client) {
                var in = new DataInputStream(client.getInputStream());
                in.readByte();
                in.readNBytes(in.readByte());
                client.getOutputStream().write(new byte[] {5, 0});
                in.readNBytes(3);
                String host = switch (in.readByte()) {
                    case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
                    case 3 -> new String(in.readNBytes(in.readByte()));
                    default -> throw new IOException("no such address");
                };
                try (var server = new Socket(host, in.readUnsignedShort())) {
                    used.incrementAndGet();
                    client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
                    Thread back = Thread.ofVirtual().start(() -> pump(server, client));
                    pump(client, server);
                    back.join();
                }
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private static void pump(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // one side has gone
            }
        }

        /** One more may be accepted until the thread that waits for it has seen that the socket is closed. */
        @Override
        public void close() throws IOException {
            listener.close();
            try {
                accepting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
