package dev.porthole.connectors.api;

import java.util.function.Consumer;

/**
 * A value that is kept up to date by somebody else: the polling engine, a watch. Listeners are called on the keeper's
 * thread, outside any lock, in order, and must return at once; a listener that throws is logged and the others are
 * still called.
 *
 * @param <T> what is kept
 */
public interface Live<T> {

    /** The state now; never blocks. */
    Observation<T> latest();

    /**
     * Calls {@code listener} with the state now and with every later one. What nobody listens to may not be kept up to
     * date.
     */
    Subscription subscribe(Consumer<? super Observation<T>> listener);
}
