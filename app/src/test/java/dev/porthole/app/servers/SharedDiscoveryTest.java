package dev.porthole.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.porthole.app.engine.ManualTimer;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.kubernetes.discovery.Candidate;
import dev.porthole.connectors.kubernetes.discovery.Discovered;
import dev.porthole.connectors.kubernetes.discovery.ServiceKind;
import dev.porthole.connectors.kubernetes.discovery.ServiceRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedDiscoveryTest {

    private static final Discovered PROMETHEUS = new Discovered(
            List.of(new Candidate(
                    ServiceKind.PROMETHEUS,
                    "Prometheus",
                    new ServiceRef("monitoring", "prometheus", 9090),
                    "http",
                    "",
                    100,
                    List.of())),
            List.of(),
            List.of());

    private final ManualTimer clock = new ManualTimer();
    private final AtomicInteger looks = new AtomicInteger();

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    @Test
    void all_kinds_that_ask_at_once_hear_one_look() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var discovery = new SharedDiscovery(
                deadline -> {
                    looks.incrementAndGet();
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return Outcome.of(PROMETHEUS);
                },
                clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> discovery.find(ServiceKind.PROMETHEUS, soon()));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            var others = List.of(ServiceKind.ALERTMANAGER, ServiceKind.ELASTICSEARCH, ServiceKind.KIBANA).stream()
                    .map(kind -> CompletableFuture.supplyAsync(() -> discovery.find(kind, soon()), threads))
                    .toList();
            go.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.of(PROMETHEUS));
            for (var other : others) {
                assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.of(PROMETHEUS));
            }
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void what_was_found_is_good_for_a_while_and_what_was_missed_is_looked_for_soon() {
        var discovery = new SharedDiscovery(
                deadline -> {
                    looks.incrementAndGet();
                    return Outcome.of(PROMETHEUS);
                },
                clock);
        discovery.find(ServiceKind.PROMETHEUS, soon());

        clock.advance(SharedDiscovery.MISSED_FOR);
        discovery.find(ServiceKind.PROMETHEUS, soon());
        assertThat(looks).hasValue(1);
        discovery.find(ServiceKind.ALERTMANAGER, soon());
        assertThat(looks).hasValue(2);
        clock.advance(SharedDiscovery.FOUND_FOR);
        discovery.find(ServiceKind.PROMETHEUS, soon());
        assertThat(looks).hasValue(3);
        discovery.forget();
        discovery.find(ServiceKind.PROMETHEUS, soon());
        assertThat(looks).hasValue(4);
    }

    @Test
    void a_look_that_throws_leaves_nobody_waiting_and_is_made_again() {
        var discovery = new SharedDiscovery(
                deadline -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("a bug");
                    }
                    return Outcome.of(PROMETHEUS);
                },
                clock);
        assertThatThrownBy(() -> discovery.find(ServiceKind.PROMETHEUS, soon())).hasMessage("a bug");

        assertThat(discovery.find(ServiceKind.PROMETHEUS, soon()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Cancelled.class));
        clock.advance(SharedDiscovery.MISSED_FOR);
        assertThat(discovery.find(ServiceKind.PROMETHEUS, soon())).isEqualTo(Outcome.of(PROMETHEUS));
    }
}
