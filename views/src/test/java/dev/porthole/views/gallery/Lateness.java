package dev.porthole.views.gallery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How late a thread is woken that has nothing to do: what a collection or other programs cost whatever is measured
 * beside it, and no fault of that.
 */
public final class Lateness implements AutoCloseable {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile double longestMs;

    public Lateness() {
        Thread.ofPlatform().daemon().name("lateness").start(this::run);
    }

    private void run() {
        try {
            long asleep = System.nanoTime();
            while (!over.await(EVERY_NANOS, TimeUnit.NANOSECONDS)) {
                long awake = System.nanoTime();
                longestMs = Math.max(longestMs, (awake - asleep - EVERY_NANOS) / 1e6);
                asleep = awake;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The longest since the beginning. */
    public double longestMs() {
        return longestMs;
    }

    @Override
    public void close() {
        over.countDown();
    }
}
