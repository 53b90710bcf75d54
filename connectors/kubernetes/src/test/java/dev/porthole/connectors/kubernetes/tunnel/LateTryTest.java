package dev.porthole.connectors.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.kubernetes.TestCluster;
import dev.porthole.connectors.kubernetes.auth.Credentials;
import dev.porthole.connectors.kubernetes.server.ApiServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A try of the tunnel's own that ends long after it began knows less than what happened meanwhile. */
@Timeout(180)
class LateTryTest {

    private static final Failure NOBODY = new Failure.TunnelDown("web", "no ready pod");

    /** Nobody at first; then the tunnel's own try waits until it is told what it has found. */
    private static final class SlowForTheMender implements PodResolver {
        private final PodPort pod;
        private final AtomicBoolean asked = new AtomicBoolean();
        private final AtomicReference<Thread> mender = new AtomicReference<>();
        private final CountDownLatch told = new CountDownLatch(1);

        SlowForTheMender(PodPort pod) {
            this.pod = pod;
        }

        @Override
        public String target() {
            return "web";
        }

        @Override
        public Resolution resolve(String preferred, Deadline deadline) {
            if (asked.compareAndSet(false, true)) {
                return new Resolution.NoPod(NOBODY);
            }
            if (!Thread.currentThread().getName().startsWith("mend")) {
                return new Resolution.Found(pod);
            }
            mender.set(Thread.currentThread());
            try {
                told.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Resolution.NoPod(NOBODY);
        }
    }

    @Test
    void its_failure_does_not_stop_a_tunnel_that_stands_since() throws Exception {
        try (var cluster = new TestCluster();
                var server = new EchoServer()) {
            cluster.forwardAll(8080, server.port());
            cluster.pod("web", Map.of("app", "web"), 8080);
            var clock = InstantSource.system();
            var context = cluster.context();
            var api = new ApiServer(context, new Credentials(Map.of(), clock).of(context), clock);
            var resolver = new SlowForTheMender(new PodPort(cluster.namespace(), "web", 8080));
            var tunnel = new ServiceTunnel(api, resolver, clock, RandomGenerator.getDefault());
            try {
                assertThat(isReachable(tunnel)).isFalse();
                TestCluster.await("the tunnel's own try", () -> resolver.mender.get() != null);
                TestCluster.await("a connection meanwhile", () -> isReachable(tunnel));
                List<TunnelState> states = new CopyOnWriteArrayList<>();
                tunnel.state().subscribe(state -> state.known().ifPresent(states::add));

                resolver.told.countDown();
                assertThat(resolver.mender.get().join(Duration.ofSeconds(60))).isTrue();

                assertThat(isReachable(tunnel)).isTrue();
                assertThat(tunnel.state().latest())
                        .isInstanceOfSatisfying(
                                Observation.Fresh.class,
                                now -> assertThat(now.value()).isInstanceOf(TunnelState.Connected.class));
                assertThat(states).allSatisfy(state -> assertThat(state).isInstanceOf(TunnelState.Connected.class));
            } finally {
                tunnel.close();
                api.close();
            }
        }
    }

    private static boolean isReachable(ServiceTunnel tunnel) {
        try (var http = new HttpOverChannel(tunnel.dial(Deadline.after(Duration.ofSeconds(20))))) {
            return http.get("/echo/up").equals("up");
        } catch (IOException notYet) {
            return false;
        }
    }
}
