package dev.porthole.views.gallery;

import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.time.Ticks;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ticks that never come while a picture is taken. */
final class SampleTicks {

    private SampleTicks() {}

    static Ticks none(UiBridge bridge) {
        return new Ticks(new Tomorrow(), bridge);
    }

    private static final class Tomorrow extends ScheduledThreadPoolExecutor {

        Tomorrow() {
            super(0, Thread.ofPlatform().daemon().name("ticks").factory());
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
            return schedule(task, 1, TimeUnit.DAYS);
        }
    }
}
