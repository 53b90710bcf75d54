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
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often an API server is asked for a pod that is not there. */
@Timeout(120)
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
            long begin = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                assertThat(isEnded(port)).isTrue();
            }
            int asked = server.requests().size();
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            // More than one only when thirty connections take longer than the pauses between tries.
            assertThat(asked).as("in %s", spent).isBetween(1, Math.max(3, 1 + 2 * pausesWithin(spent)));
            assertThat(server.requests()).allMatch("GET /api/v1/namespaces/shop/pods/checkout-0"::equals);
        }
    }

    /** The first pause is an eighth of a second at least, each further one twice the one before, up to five. */
    private static int pausesWithin(Duration spent) {
        int pauses = 0;
        for (long end = 125; end <= spent.toMillis(); end += Math.min(5_000, 125L << pauses)) {
            pauses++;
        }
        return pauses;
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
