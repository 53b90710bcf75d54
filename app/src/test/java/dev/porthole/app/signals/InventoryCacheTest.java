package dev.porthole.app.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricSource;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InventoryCacheTest {

    private static final Inventory FOUND =
            new Inventory(Set.of("up"), Map.of(), List.of(), List.of(), Duration.ofMinutes(1));
    private static final Failure REFUSED = new Failure.Unreachable("Prometheus", "refused");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private final AtomicInteger taken = new AtomicInteger();
    private final MetricSource source = unasked();

    private static MetricSource unasked() {
        return (MetricSource) Proxy.newProxyInstance(
                InventoryCacheTest.class.getClassLoader(),
                new Class<?>[] {MetricSource.class},
                (proxy, method, args) -> {
                    throw new AssertionError(method.getName() + " is not to be asked");
                });
    }

    private InventoryCache cache(BiFunction<MetricSource, Deadline, Outcome<Inventory>> taker) {
        return new InventoryCache(now::get, (asked, deadline) -> {
            taken.incrementAndGet();
            return taker.apply(asked, deadline);
        });
    }

    private static Deadline in(Duration limit) {
        return Deadline.after(limit);
    }

    private static Deadline soon() {
        return in(Duration.ofSeconds(30));
    }

    @Test
    void it_is_taken_once_until_it_is_old_or_the_source_is_another() {
        var cache = cache((asked, deadline) -> Outcome.of(FOUND));
        cache.of(source, soon());
        cache.of(source, soon());
        assertThat(taken).hasValue(1);

        cache.of(unasked(), soon());
        assertThat(taken).hasValue(2);

        cache.of(source, soon());
        now.updateAndGet(then -> then.plusSeconds(61));
        cache.of(source, soon());
        assertThat(taken).hasValue(4);
    }

    @Test
    void whoever_comes_meanwhile_waits_for_it_within_the_own_time() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var cache = cache((asked, deadline) -> {
            begun.countDown();
            await(end);
            return Outcome.of(FOUND);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> cache.of(source, soon()));
            await(begun);

            assertThat(cache.of(source, in(Duration.ofMillis(50))))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure()).isInstanceOf(Failure.TimedOut.class));

            var second = threads.submit(() -> cache.of(source, soon()));
            end.countDown();
            assertThat(first.get()).isEqualTo(Outcome.of(FOUND));
            assertThat(second.get()).isEqualTo(Outcome.of(FOUND));
        }
        assertThat(taken).hasValue(1);
    }

    @Test
    void the_failure_of_one_is_not_the_failure_of_the_next() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var cache = cache((asked, deadline) -> {
            if (taken.get() > 1) {
                return Outcome.of(FOUND);
            }
            begun.countDown();
            await(end);
            return Outcome.failed(REFUSED);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> cache.of(source, soon()));
            await(begun);
            var second = threads.submit(() -> cache.of(source, soon()));
            end.countDown();

            assertThat(first.get()).isEqualTo(Outcome.failed(REFUSED));
            assertThat(second.get()).isEqualTo(Outcome.of(FOUND));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
