package dev.porthole.connectors.kubernetes.forwards;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task soon after something has changed: at once for the first change, then at most once per interval however
 * many there are, and always once after the last. Its thread lives only while there is something to tell.
 */
final class Conflation implements AutoCloseable {

    private final String name;
    private final Duration interval;
    private final Runnable task;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean changed;
    private boolean running;

    Conflation(String name, Duration interval, Runnable task) {
        this.name = name;
        this.interval = interval;
        this.task = task;
    }

    /** Something has changed. Returns at once. */
    synchronized void changed() {
        changed = true;
        if (!running && closed.getCount() > 0) {
            running = true;
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        try {
            while (takeChange()) {
                task.run();
                if (closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean takeChange() {
        running = changed;
        changed = false;
        return running;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
