package dev.porthole.connectors.demo;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.connectors.api.workloads.PodTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pods as they are now, told to each listener when they change. */
final class LivePods implements Live<PodTable> {

    private static final Logger LOG = LoggerFactory.getLogger(LivePods.class);

    private final Pods pods;
    private final InstantSource clock;
    private final ScheduledExecutorService beat;

    LivePods(Pods pods, InstantSource clock, ScheduledExecutorService beat) {
        this.pods = pods;
        this.clock = clock;
        this.beat = beat;
    }

    @Override
    public Observation<PodTable> latest() {
        Instant now = clock.instant();
        return new Observation.Fresh<>(pods.at(now.toEpochMilli()), now, List.of());
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<PodTable>> listener) {
        var said = new AtomicReference<>(PodTable.EMPTY);
        ScheduledFuture<?> task = beat.scheduleWithFixedDelay(() -> tell(listener, said), 0, 1, TimeUnit.SECONDS);
        return () -> task.cancel(false);
    }

    private void tell(Consumer<? super Observation<PodTable>> listener, AtomicReference<PodTable> said) {
        Observation<PodTable> now = latest();
        try {
            if (now.known().filter(table -> table.equals(said.getAndSet(table))).isEmpty()) {
                listener.accept(now);
            }
        } catch (RuntimeException broken) {
            LOG.warn("A listener to the demo's pods failed", broken);
        }
    }
}
