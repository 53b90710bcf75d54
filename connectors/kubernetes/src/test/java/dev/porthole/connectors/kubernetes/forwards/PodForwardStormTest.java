package dev.porthole.connectors.kubernetes.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often an API server is asked for a pod that is not there. */
@Timeout(30)
class PodForwardStormTest {

    private static final ForwardTarget GONE = new ForwardTarget(ForwardTarget.Kind.POD, "shop", "checkout-0", 8080);

    @Test
    void opening_asks_nothing_and_many_connections_to_a_pod_that_is_gone_ask_once() throws IOException {
        try (var server = new FakeApiServer(exchange -> FakeApiServer.answer(
                        exchange, 404, FakeApiServer.status(404, "NotFound", "pods \\\"checkout-0\\\" not found")));
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("planted-token")))) {
            var opened = connection.forwards().open(GONE, 0);
            assertThat(server.requests()).isEmpty();
            int port = ((Outcome.Success<Forward>) opened).value().localPort();
            for (int i = 0; i < 30; i++) {
                assertThat(isEnded(port)).isTrue();
            }
            // A second one only when thirty connections take longer than the pause between two tries.
            assertThat(server.requests()).hasSizeBetween(1, 3);
            assertThat(server.requests()).allMatch("GET /api/v1/namespaces/shop/pods/checkout-0"::equals);
        }
    }

    private static boolean isEnded(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
