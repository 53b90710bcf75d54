package dev.porthole.views.bridge;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way onto the UI thread. Of values it keeps only the latest per key; a drain does a few milliseconds of work
 * and leaves the rest to the next one, so that a storm of changes never makes the window stutter. While the window is
 * hidden values only wait.
 */
public final class UiBridge {

    private static final Logger LOG = LoggerFactory.getLogger(UiBridge.class);
    private static final long BUDGET_NANOS = 6_000_000;

    private final Executor uiThread;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Object lock = new Object();
    private final Map<Object, Runnable> latest = new LinkedHashMap<>();
    private final Queue<Runnable> commands = new ArrayDeque<>();
    private boolean hidden;

    /** Onto JavaFX' own thread. */
    public UiBridge() {
        this(Platform::runLater);
    }

    /** Onto another one, for tests. */
    public UiBridge(Executor uiThread) {
        this.uiThread = uiThread;
    }

    /** Runs {@code update} soon, unless a later one of the same key takes its place first. */
    public void conflate(Object key, Runnable update) {
        synchronized (lock) {
            latest.put(key, update);
            if (hidden) {
                return;
            }
        }
        schedule();
    }

    /** Runs {@code command} soon; none is left out, and their order is kept. */
    public void run(Runnable command) {
        synchronized (lock) {
            commands.add(command);
        }
        schedule();
    }

    /** Hands every state of {@code live} to {@code listener} on the UI thread, leaving out those overtaken. */
    public <T> Subscription deliver(Live<T> live, Consumer<? super Observation<T>> listener) {
        var open = new AtomicBoolean(true);
        Object key = new Object();
        Subscription subscription = live.subscribe(state -> conflate(key, () -> {
            if (open.get()) {
                listener.accept(state);
            }
        }));
        return () -> {
            open.set(false);
            subscription.close();
        };
    }

    /** Whether nothing waits to be run. */
    public boolean isIdle() {
        synchronized (lock) {
            return commands.isEmpty() && latest.isEmpty() && !scheduled.get();
        }
    }

    /** While hidden, values wait (the latest of each key); commands still run. */
    public void setHidden(boolean hidden) {
        synchronized (lock) {
            this.hidden = hidden;
        }
        if (!hidden) {
            schedule();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            uiThread.execute(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        long end = System.nanoTime() + BUDGET_NANOS;
        while (true) {
            Runnable next = next();
            if (next == null) {
                return;
            }
            try {
                next.run();
            } catch (RuntimeException bug) {
                LOG.error("An update of the window failed", bug);
            }
            if (System.nanoTime() - end > 0) {
                schedule();
                return;
            }
        }
    }

    private @org.jspecify.annotations.Nullable Runnable next() {
        synchronized (lock) {
            Runnable command = commands.poll();
            if (command != null || hidden || latest.isEmpty()) {
                return command;
            }
            var first = latest.entrySet().iterator();
            Runnable update = first.next().getValue();
            first.remove();
            return update;
        }
    }
}
