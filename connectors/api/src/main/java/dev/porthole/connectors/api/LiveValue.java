package dev.porthole.connectors.api;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A value with listeners. They are called in order, outside any lock, on a virtual thread that lives while there is
 * something to tell, or where an executor runs it; what a listener throws goes to that thread's handler of uncaught
 * exceptions and keeps nobody else from hearing.
 */
public final class LiveValue<T> implements Live<T> {

    private final Executor teller;
    private final Runnable firstListener;
    private final Runnable lastListener;
    private final List<Listener<T>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> tellings = new ArrayDeque<>();
    private volatile Observation<T> latest = new Observation.Pending<>();
    private boolean telling;

    /** A value that is kept whether anybody listens or not. */
    public LiveValue(String name) {
        this(name, () -> {}, () -> {});
    }

    /**
     * @param firstListener is called when the first listener comes, {@code lastListener} when the last has gone; both
     *     must return at once
     */
    public LiveValue(String name, Runnable firstListener, Runnable lastListener) {
        this(telling -> Thread.ofVirtual().name(name).start(telling), firstListener, lastListener);
    }

    /** @param teller runs what calls the listeners; {@code Runnable::run} for the thread that brings the news */
    public LiveValue(Executor teller, Runnable firstListener, Runnable lastListener) {
        this.teller = teller;
        this.firstListener = firstListener;
        this.lastListener = lastListener;
    }

    private record Listener<T>(Consumer<? super Observation<T>> consumer, AtomicBoolean closed) {}

    @Override
    public Observation<T> latest() {
        return latest;
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<T>> consumer) {
        var listener = new Listener<T>(consumer, new AtomicBoolean());
        boolean first;
        boolean idle;
        synchronized (this) {
            first = listeners.isEmpty();
            listeners.add(listener);
            Observation<T> now = latest;
            idle = enqueue(() -> tell(listener, now));
        }
        tellIf(idle);
        if (first) {
            firstListener.run();
        }
        return () -> close(listener);
    }

    private void close(Listener<T> listener) {
        boolean last;
        synchronized (this) {
            if (!listener.closed().compareAndSet(false, true)) {
                return;
            }
            listeners.remove(listener);
            last = listeners.isEmpty();
        }
        if (last) {
            lastListener.run();
        }
    }

    /** Whether anybody listens. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    public void set(Observation<T> observation) {
        boolean idle;
        synchronized (this) {
            latest = observation;
            List<Listener<T>> now = List.copyOf(listeners);
            idle = enqueue(() -> now.forEach(listener -> tell(listener, observation)));
        }
        tellIf(idle);
    }

    /** True when nobody is telling, and the caller must begin to. */
    private boolean enqueue(Runnable task) {
        tellings.add(task);
        boolean idle = !telling;
        telling = true;
        return idle;
    }

    private void tellIf(boolean idle) {
        if (idle) {
            teller.execute(this::drain);
        }
    }

    private void drain() {
        while (true) {
            Runnable task;
            synchronized (this) {
                task = tellings.poll();
                if (task == null) {
                    telling = false;
                    return;
                }
            }
            task.run();
        }
    }

    private void tell(Listener<T> listener, Observation<T> observation) {
        if (listener.closed().get()) {
            return;
        }
        try {
            listener.consumer().accept(observation);
        } catch (RuntimeException | Error e) {
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, e);
        }
    }
}
