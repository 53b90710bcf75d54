package dev.porthole.app.signals;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Takes the inventory once for all questions, and again when it is old or the source is another. */
final class InventoryCache {

    private static final Duration VALIDITY = Duration.ofMinutes(1);

    private record Taken(MetricSource source, Inventory inventory, Instant at) {}

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Taken taken;

    InventoryCache(InstantSource clock) {
        this.clock = clock;
    }

    Outcome<Inventory> of(MetricSource source, Deadline deadline) {
        lock.lock();
        try {
            Taken last = taken;
            if (last != null && last.source == source && last.at.plus(VALIDITY).isAfter(clock.instant())) {
                return Outcome.of(last.inventory);
            }
            Outcome<Inventory> fresh = new InventoryTaker(source, clock.instant(), deadline).take();
            if (fresh instanceof Outcome.Success<Inventory>(var inventory, var notes)) {
                taken = new Taken(source, inventory, clock.instant());
            }
            return fresh;
        } finally {
            lock.unlock();
        }
    }
}
