package dev.porthole.app.engine;

import dev.porthole.connectors.api.Subscription;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls back later. The callback must return at once. */
public interface Timer {

    /** Runs {@code action} once, after {@code delay}, unless closed before. */
    Subscription after(Duration delay, Runnable action);

    /** On one daemon thread of its own. */
    static Closing real() {
        var executor = new ScheduledThreadPoolExecutor(1, action -> {
            var thread = new Thread(action, "porthole-clock");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return new Closing() {
            @Override
            public Subscription after(Duration delay, Runnable action) {
                if (executor.isShutdown()) {
                    return () -> {};
                }
                var pending = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> pending.cancel(false);
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }

    /** A timer with a thread to give up. */
    interface Closing extends Timer, AutoCloseable {
        @Override
        void close();
    }
}
