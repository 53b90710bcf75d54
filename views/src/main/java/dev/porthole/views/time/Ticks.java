package dev.porthole.views.time;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A tick every second on the UI thread, for ages and countdowns; none while the window is hidden. An animation would
 * do it too, but would keep JavaFX drawing sixty frames a second for it.
 */
public final class Ticks {

    private final ScheduledExecutorService scheduler;
    private final UiBridge bridge;

    public Ticks(ScheduledExecutorService scheduler, UiBridge bridge) {
        this.scheduler = scheduler;
        this.bridge = bridge;
    }

    public Subscription each(Runnable task) {
        Object key = new Object();
        ScheduledFuture<?> ticking =
                scheduler.scheduleAtFixedRate(() -> bridge.conflate(key, task), 1, 1, TimeUnit.SECONDS);
        return () -> ticking.cancel(false);
    }
}
