package dev.porthole.connectors.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.http.HttpCall;
import dev.porthole.connectors.http.HttpTarget;
import dev.porthole.connectors.http.ScriptedServer;
import dev.porthole.connectors.http.ScriptedServer.Reply;
import dev.porthole.connectors.http.Secret;
import dev.porthole.connectors.http.TestProxy;
import dev.porthole.connectors.http.Tls;
import dev.porthole.connectors.http.tls.TlsMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of proxy that a kubeconfig can name, with its login, and what stands behind it. */
@Timeout(120)
class ProxiesTest {

    private static String pem(String name) throws IOException {
        try (InputStream in = ProxiesTest.class.getResourceAsStream("/dev/porthole/connectors/http/tls/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Tls trusting(Optional<String> name) throws IOException {
        return new Tls(Optional.of(pem("ca.pem")), Optional.empty(), name, true);
    }

    private static SSLContext serverTls() throws Exception {
        var own = new Tls.Identity(pem("server.pem"), new Secret(pem("server.key")));
        return new TlsMaterial(new Tls(Optional.empty(), Optional.of(own), Optional.empty(), true)).context();
    }

    private static HttpTarget target(URI base, URI proxy, Tls tls) {
        var direct = HttpTarget.direct("X", base);
        return new HttpTarget(
                "X", base, direct.credentials(), tls, Optional.empty(), Optional.of(proxy), direct.stall(), 1 << 20);
    }

    private static Outcome<String> get(HttpTarget target) {
        try (var gateway = new PooledHttpGateway(target)) {
            return gateway.exchange(
                    HttpCall.get("/"),
                    answer -> Outcome.of(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)),
                    Deadline.after(Duration.ofSeconds(20)));
        }
    }

    private static TestProxy proxy(TestProxy.Kind kind, Map<String, InetAddress> names) throws Exception {
        ServerSocketFactory sockets =
                kind == TestProxy.Kind.HTTPS ? serverTls().getServerSocketFactory() : ServerSocketFactory.getDefault();
        return new TestProxy(kind, "ann", "p@ss:word", sockets, names);
    }

    private static final String LOGIN = "ann:p%40ss%3Aword";

    @ParameterizedTest
    @EnumSource
    void a_server_behind_it_is_reached_by_a_name_that_only_the_proxy_knows(TestProxy.Kind kind) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var server = ScriptedServer.secure(serverTls(), false).otherwise(request -> Reply.json("{}"));
                var proxy = proxy(kind, Map.of("under_score.internal", here))) {
            var base = URI.create("https://under_score.internal:" + server.port());
            assertThat(get(target(base, proxy.url(LOGIN), trusting(Optional.of("localhost")))))
                    .isEqualTo(Outcome.of("{}"));
            assertThat(proxy.reached()).containsExactly("under_score.internal:" + server.port());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_login_is_told_without_quoting_it(TestProxy.Kind kind) throws Exception {
        try (var proxy = proxy(kind, Map.of())) {
            Outcome<String> outcome = get(target(
                    URI.create("https://server.internal"), proxy.url("ann:planted"), trusting(Optional.empty())));
            assertThat(outcome)
                    .isEqualTo(Outcome.failed(new Failure.Unreachable(
                            "X", Detail.of("http.proxy.login.refused", "127.0.0.1:" + proxy.port()))));
            assertThat(get(target(URI.create("https://server.internal"), proxy.url(""), trusting(Optional.empty()))))
                    .isEqualTo(Outcome.failed(
                            new Failure.Unreachable("X", Detail.of("http.proxy.login", "127.0.0.1:" + proxy.port()))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_ipv6_address_stands_behind_it(TestProxy.Kind kind) throws Exception {
        InetAddress six = InetAddress.getByName("::1");
        try (var server = new ServerSocket(0, 50, six);
                var proxy = proxy(kind, Map.of())) {
            Thread.ofVirtual().start(() -> {
                try (var client = server.accept()) {
                    client.getInputStream().read();
                } catch (IOException ended) {
                    // The test is over.
                }
            });
            get(target(
                    URI.create("https://[::1]:" + server.getLocalPort()),
                    proxy.url(LOGIN),
                    trusting(Optional.empty())));
            String reached = proxy.reached().getFirst();
            assertThat(reached).endsWith(":" + server.getLocalPort()).contains(":1");
        }
    }

    @Test
    void a_proxy_without_a_scheme_that_is_known_is_refused() throws Exception {
        for (String proxy : new String[] {"ftp://proxy:21", "//proxy:8080", "socks4://proxy:1080"}) {
            assertThat(get(target(URI.create("https://server"), URI.create(proxy), trusting(Optional.empty()))))
                    .isEqualTo(Outcome.failed(new Failure.Unreachable("X", Detail.of("http.proxy.scheme"))));
        }
    }
}
