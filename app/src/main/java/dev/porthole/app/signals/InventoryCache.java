package dev.porthole.app.signals;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.metrics.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes the inventory once for all questions, and again when it is old or the source is another. Whoever comes while it is
 * being taken waits for it, each within its own time.
 */
final class InventoryCache {

    private static final Duration VALIDITY = Duration.ofMinutes(1);

    private record Taken(MetricSource source, Inventory inventory, Instant at) {}

    private record Taking(MetricSource source, CompletableFuture<Inventory> inventory) {}

    private final InstantSource clock;
    private final BiFunction<MetricSource, Deadline, Outcome<Inventory>> taker;
    private @Nullable Taken taken;
    private @Nullable Taking taking;

    InventoryCache(InstantSource clock) {
        this(clock, (source, deadline) -> new InventoryTaker(source, clock.instant(), deadline).take());
    }

    /** @param taker asks the source; blocks */
    InventoryCache(InstantSource clock, BiFunction<MetricSource, Deadline, Outcome<Inventory>> taker) {
        this.clock = clock;
        this.taker = taker;
    }

    Outcome<Inventory> of(MetricSource source, Deadline deadline) {
        var mine = new Taking(source, new CompletableFuture<>());
        Taking first;
        synchronized (this) {
            Taken last = taken;
            if (last != null && last.source == source && last.at.plus(VALIDITY).isAfter(clock.instant())) {
                return Outcome.of(last.inventory);
            }
            if (taking == null || taking.source != source) {
                taking = mine;
            }
            first = taking;
        }
        return first == mine ? take(mine, deadline) : shared(first, deadline);
    }

    private Outcome<Inventory> take(Taking mine, Deadline deadline) {
        try {
            Outcome<Inventory> fresh = taker.apply(mine.source, deadline);
            if (fresh instanceof Outcome.Success<Inventory>(var inventory, var notes)) {
                keep(new Taken(mine.source, inventory, clock.instant()));
                mine.inventory.complete(inventory);
            }
            return fresh;
        } finally {
            ended(mine);
            // of no effect when it was had
            mine.inventory.cancel(false);
        }
    }

    private synchronized void keep(Taken fresh) {
        taken = fresh;
    }

    private synchronized void ended(Taking one) {
        if (taking == one) {
            taking = null;
        }
    }

    /** Another one's failure may be its own: it had less time. Then it is asked for again. */
    private Outcome<Inventory> shared(Taking first, Deadline deadline) {
        try {
            return Outcome.of(first.inventory.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Cancelled("Prometheus", ""));
        } catch (TimeoutException late) {
            return Outcome.failed(new Failure.TimedOut("Prometheus", deadline.limit(), ""));
        } catch (ExecutionException | CancellationException inVain) {
            return of(first.source, deadline);
        }
    }
}
