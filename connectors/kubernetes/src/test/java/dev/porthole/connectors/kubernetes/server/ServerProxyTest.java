package dev.porthole.connectors.kubernetes.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Identity;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.http.TestProxy;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import dev.porthole.connectors.kubernetes.kubeconfig.ApiEndpoint;
import dev.porthole.connectors.kubernetes.kubeconfig.ClusterContext;
import dev.porthole.connectors.kubernetes.tunnel.EchoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real API server behind an address that its certificate is not for, and behind proxies of each kind. */
@Timeout(60)
class ServerProxyTest {

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
    void a_cluster_behind_a_proxy_with_a_login_is_reached() throws IOException {
        for (TestProxy.Kind kind : List.of(TestProxy.Kind.HTTP, TestProxy.Kind.SOCKS5)) {
            try (var proxy = new TestProxy(kind, "ann", "p@ss word")) {
                assertThat(probe(context(server(), "", Optional.of(proxy.url("ann:p%40ss%20word")))))
                        .as(kind.toString())
                        .isInstanceOf(Outcome.Success.class);
                assertThat(proxy.reached()).isNotEmpty();
            }
        }
    }

    @Test
    void a_proxy_that_wants_another_login_says_so() throws IOException {
        for (TestProxy.Kind kind : List.of(TestProxy.Kind.HTTP, TestProxy.Kind.SOCKS5)) {
            try (var proxy = new TestProxy(kind, "ann", "secret")) {
                Failure none = problem(probe(context(server(), "", Optional.of(proxy.url("")))));
                assertThat(none.detail()).isEqualTo(Detail.of("http.proxy.login", "127.0.0.1:" + proxy.port()));
                Failure wrong = problem(probe(context(server(), "", Optional.of(proxy.url("ann:planted")))));
                assertThat(wrong.detail())
                        .isEqualTo(Detail.of("http.proxy.login.refused", "127.0.0.1:" + proxy.port()));
                assertThat(wrong.toString()).doesNotContain("planted");
            }
        }
    }

    @Test
    void a_tunnel_goes_through_the_proxy_too() throws Exception {
        try (var proxy = new TestProxy(TestProxy.Kind.SOCKS5, "ann", "secret");
                var pod = new EchoServer();
                ClusterConnection connection =
                        ClusterConnection.open(context(server(), "", Optional.of(proxy.url("ann:secret"))))) {
            cluster.pod("echo", Map.of("app", "echo"), 8080);
            cluster.forward("echo", 8080, pod.port());
            cluster.service("echo", Map.of("app", "echo"), 8080);
            cluster.awaitReady("echo");
            try (var tunnel = connection.tunnel(new ServiceRef(cluster.namespace(), "echo", 8080));
                    var channel = tunnel.dial(Deadline.after(Duration.ofSeconds(20)))) {
                channel.output().write("GET /echo/hello HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                channel.output().flush();
                var said = new StringBuilder();
                while (said.indexOf("hello") < 0) {
                    said.append((char) channel.input().read());
                }
                assertThat(said).startsWith("HTTP/1.");
            }
            assertThat(proxy.reached()).isNotEmpty();
        }
    }

    @Test
    void a_proxy_that_is_gone_is_unreachable() throws IOException {
        URI url;
        int port;
        try (var proxy = new TestProxy(TestProxy.Kind.SOCKS5, "", "")) {
            url = proxy.url("");
            port = proxy.port();
        }
        Failure failure = problem(probe(context(server(), "", Optional.of(url))));

        assertThat(failure)
                .isEqualTo(new Failure.Unreachable(
                        failure.target(), Detail.of("http.proxy.refused", "127.0.0.1:" + port)));
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
}
