package dev.porthole.views.alerts.silences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.bridge.UiBridge;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The test's own thread as the UI thread. */
public final class UiQueue {

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final UiBridge bridge = new UiBridge(queue::add);

    public UiBridge bridge() {
        return bridge;
    }

    /** Runs what comes until {@code condition} holds. */
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            Runnable next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as(what).isNotNull();
            next.run();
        }
    }
}
