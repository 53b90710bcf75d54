package dev.porthole.app.engine;

import dev.porthole.connectors.api.Subscription;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run at a time, again after a wait, at once when told so. */
abstract class Rerun {
    private static final Logger LOG = LoggerFactory.getLogger(Rerun.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final Timer timer;
    private final ThreadFactory threads;
    private final BooleanSupplier closed;
    private @Nullable Subscription waiting;
    private @Nullable Thread running;
    private boolean again;
    private boolean stopped = true;

    /** @param closed whether nothing is run any more */
    Rerun(Timer timer, ThreadFactory threads, BooleanSupplier closed) {
        this.timer = timer;
        this.threads = threads;
        this.closed = closed;
    }

    /** One run; how long to wait until the next, or zero not to run again by itself. */
    abstract Duration run();

    final synchronized void now() {
        if (closed.getAsBoolean()) {
            return;
        }
        stopped = false;
        cancelWaiting();
        if (running != null) {
            again = true;
            return;
        }
        running = threads.newThread(this::turn);
        running.start();
    }

    final synchronized void nowUnlessRunning() {
        if (running == null) {
            now();
        }
    }

    final synchronized void stop() {
        stopped = true;
        again = false;
        cancelWaiting();
        if (running != null) {
            running.interrupt();
        }
    }

    private void turn() {
        Duration wait = AFTER_A_FAULT;
        try {
            wait = run();
        } catch (RuntimeException | Error bug) {
            LOG.error("A poll failed unexpectedly", bug);
        } finally {
            ended(wait);
        }
    }

    private synchronized void ended(Duration wait) {
        running = null;
        if (stopped || closed.getAsBoolean()) {
            return;
        }
        if (again) {
            again = false;
            now();
        } else if (!wait.isZero()) {
            waiting = timer.after(wait, this::now);
        }
    }

    private void cancelWaiting() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }
}
