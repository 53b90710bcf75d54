package dev.porthole.app.board;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Takes the inventory once for all tiles, and again when it is old or the source is another. */
final class InventoryCache {

    private record Taken(MetricSource source, Inventory inventory, Instant at) {}

    private final InventoryTaker taker;
    private final InstantSource clock;
    private final Duration validity;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Taken taken;

    InventoryCache(InventoryTaker taker, InstantSource clock, Duration validity) {
        this.taker = taker;
        this.clock = clock;
        this.validity = validity;
    }

    Outcome<Inventory> of(MetricSource source, Deadline deadline) {
        lock.lock();
        try {
            Taken last = taken;
            if (last != null && last.source == source && last.at.plus(validity).isAfter(clock.instant())) {
                return Outcome.of(last.inventory);
            }
            Outcome<Inventory> fresh = taker.take(source, deadline);
            if (fresh instanceof Outcome.Success<Inventory>(var inventory, var notes)) {
                taken = new Taken(source, inventory, clock.instant());
            }
            return fresh;
        } finally {
            lock.unlock();
        }
    }
}
