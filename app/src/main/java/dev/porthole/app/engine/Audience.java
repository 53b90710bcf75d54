package dev.porthole.app.engine;

import dev.porthole.connectors.api.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens to one answer, and the answer. Everybody hears the states in order, outside any lock that others need; a
 * state that was overtaken by a later one is left out, and one who throws keeps nobody from hearing.
 *
 * @param <T> the answer
 */
final class Audience<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final Object subject;
    private final List<Listener<T>> listeners = new ArrayList<>();
    private volatile Version<T> version = new Version<>(0, new Observation.Pending<>());

    private record Version<T>(long number, Observation<T> state) {}

    /** @param subject what it is about, for the log */
    Audience(Object subject) {
        this.subject = subject;
    }

    Observation<T> latest() {
        return version.state;
    }

    synchronized boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Tells {@code consumer} the state now, and every later one; true when it is the first to listen. */
    boolean add(Consumer<? super Observation<T>> consumer) {
        var listener = new Listener<T>(consumer);
        boolean first;
        synchronized (this) {
            first = listeners.isEmpty();
            listeners.add(listener);
        }
        listener.hear(version, subject);
        return first;
    }

    /** True when it was the last to listen. */
    synchronized boolean remove(Consumer<? super Observation<T>> consumer) {
        return listeners.removeIf(listener -> listener.consumer == consumer) && listeners.isEmpty();
    }

    /** A new state. Called by one thread at a time. */
    void hear(Observation<T> state) {
        Version<T> next = new Version<>(version.number + 1, state);
        version = next;
        List<Listener<T>> all;
        synchronized (this) {
            all = List.copyOf(listeners);
        }
        all.forEach(listener -> listener.hear(next, subject));
    }

    private static final class Listener<T> {
        private final Consumer<? super Observation<T>> consumer;
        private long heard = -1;

        private Listener(Consumer<? super Observation<T>> consumer) {
            this.consumer = consumer;
        }

        private synchronized void hear(Version<T> version, Object subject) {
            if (version.number <= heard) {
                return;
            }
            heard = version.number;
            try {
                consumer.accept(version.state);
            } catch (RuntimeException bug) {
                LOG.error("A listener of {} failed", subject, bug);
            }
        }
    }
}
