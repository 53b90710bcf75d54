package dev.porthole.app.restarts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.connectors.api.workloads.ContainerUsage;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.connectors.api.workloads.UsageSource;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.connectors.kubernetes.ClusterConnection;
import dev.porthole.connectors.kubernetes.server.FakeApiServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SampledUsageTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final PodKey CART = new PodKey("shop", "cart-0");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger memory = new AtomicInteger(100);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean measures = true;

    @Test
    void what_is_heard_while_somebody_asks_becomes_a_line_up_to_its_limit() throws Exception {
        withUsage(usage -> {
            usage.usage(CART, "app", lastHour(), limit());
            usage.usage(CART, "app", lastHour(), limit());
            assertThat(asked).as("one answer for all that is asked at once").hasValue(1);

            now.set(NOON.plusSeconds(30));
            memory.set(150);
            ContainerUsage found = value(usage.usage(CART, "app", lastHour(), limit()));

            TimeSeries line = found.memory().orElseThrow();
            assertThat(Arrays.stream(line.values()).filter(value -> !Double.isNaN(value)))
                    .containsExactly(100.0 * (1 << 20), 150.0 * (1 << 20));
            assertThat(line.endMs()).isEqualTo(now.get().toEpochMilli());
            assertThat(found.memoryLimit()).isEqualTo(OptionalDouble.of(256 << 20));
            assertThat(found.cpu().orElseThrow().last()).isEqualTo(0.25);
        });
    }

    @Test
    void the_past_is_what_was_heard_then_and_nobody_is_asked_about_it() throws Exception {
        withUsage(usage -> {
            usage.usage(CART, "app", lastHour(), limit());
            now.set(NOON.plusSeconds(600));

            var before = new TimeRange(NOON.minusSeconds(60), NOON.plusSeconds(60));
            assertThat(value(usage.usage(CART, "app", before, limit())).memory())
                    .isPresent();
            var earlier = new TimeRange(NOON.minusSeconds(600), NOON.minusSeconds(60));
            assertThat(value(usage.usage(CART, "app", earlier, limit())).memory())
                    .isEmpty();
            assertThat(asked).hasValue(1);
        });
    }

    @Test
    void a_cluster_that_does_not_measure_says_so_and_leaves_it_to_what_metrics_said() throws Exception {
        measures = false;
        withUsage(usage -> {
            assertThat(usage.usage(CART, "app", lastHour(), limit()))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure()).isInstanceOf(Failure.NotFound.class));
            Outcome<ContainerUsage> nothing = Outcome.of(new ContainerUsage(
                    Optional.empty(), OptionalDouble.of(5), Optional.empty(), OptionalDouble.empty()));
            UsageSource metrics = (pod, container, range, deadline) -> nothing;
            assertThat(new EitherUsage(metrics, usage).usage(CART, "app", lastHour(), limit()))
                    .isEqualTo(nothing);
        });
    }

    @Test
    void where_metrics_have_nothing_the_cluster_is_asked() throws Exception {
        withUsage(usage -> {
            UsageSource unreachable =
                    (pod, container, range, deadline) -> Outcome.failed(new Failure.NotFound("Prometheus", ""));
            assertThat(value(new EitherUsage(unreachable, usage).usage(CART, "app", lastHour(), limit()))
                            .memory())
                    .isPresent();
        });
    }

    private interface Check {
        void with(UsageSource usage) throws Exception;
    }

    private void withUsage(Check check) throws Exception {
        try (var server = new FakeApiServer(this::serve);
                var connection = ClusterConnection.open(server.context(FakeApiServer.token("x")));
                var workloads = connection.workloads()) {
            check.with(new SampledUsage(
                    new EvidenceGatherer.Workloads() {
                        @Override
                        public <T> Outcome<T> ask(
                                Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<T>> question) {
                            return question.apply(workloads, deadline);
                        }
                    },
                    now::get));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().startsWith("/apis/metrics.k8s.io/")) {
            FakeApiServer.answer(exchange, 200, """
                {"kind":"Pod","metadata":{"name":"cart-0","namespace":"shop","uid":"u"},
                 "spec":{"containers":[{"name":"app","image":"app","resources":{"limits":{"memory":"256Mi"}}}]},
                 "status":{"phase":"Running"}}
                """);
        } else if (measures) {
            asked.incrementAndGet();
            // Its clock is ahead.
            FakeApiServer.answer(exchange, 200, """
                {"timestamp":"%s","containers":[{"name":"app","usage":{"cpu":"250m","memory":"%dMi"}}]}
                """.formatted(now.get().plusSeconds(7), memory.get()));
        } else {
            FakeApiServer.answer(exchange, 404, "404 page not found");
        }
    }

    private TimeRange lastHour() {
        return TimeRange.last(Duration.ofHours(1), now.get());
    }

    private static Deadline limit() {
        return Deadline.after(Duration.ofSeconds(10));
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success<T>) outcome).value();
    }

    /** Who only wants to know what was heard does not wait for the cluster, however long that takes. */
    @Test
    @Timeout(20)
    void nobody_waits_for_a_question_that_hangs_but_who_asked_it() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        EvidenceGatherer.Workloads hanging = new EvidenceGatherer.Workloads() {
            @Override
            public <T> Outcome<T> ask(Deadline deadline, BiFunction<WorkloadSource, Deadline, Outcome<T>> question) {
                asked.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Outcome.failed(new Failure.NotFound("test", ""));
            }
        };
        Instant now = Instant.parse("2026-11-26T12:00:00Z");
        var usage = new SampledUsage(hanging, () -> now);
        var pod = new PodKey("shop", "cart");
        Thread first = Thread.ofVirtual()
                .start(() -> usage.usage(
                        pod, "main", TimeRange.last(Duration.ofHours(1), now), Deadline.after(Duration.ofMinutes(1))));
        asked.await();

        var past = new TimeRange(now.minusSeconds(7_200), now.minusSeconds(3_600));
        assertThat(usage.usage(pod, "main", past, Deadline.after(Duration.ofMinutes(1))))
                .isInstanceOf(Outcome.Success.class);
        assertThat(usage.usage(
                        pod, "main", TimeRange.last(Duration.ofHours(1), now), Deadline.after(Duration.ofMillis(50))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.TimedOut.class));

        answer.countDown();
        first.join();
    }
}
