package dev.porthole.app.window.scope;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What a cluster has, narrowed to what is looked at: tells its listeners anew when something else is chosen.
 *
 * @param <T> what is narrowed
 */
final class ScopedLive<T> implements Live<T> {

    private final Live<T> whole;
    private final BiFunction<T, Look, T> narrowing;
    private final List<Consumer<? super Observation<T>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Look look = Look.ALL;

    /** @param narrowing what of the whole belongs to what is looked at */
    ScopedLive(Live<T> whole, BiFunction<T, Look, T> narrowing) {
        this.whole = whole;
        this.narrowing = narrowing;
    }

    /**
     * What is looked at.
     *
     * @param namespace all of them when empty, as {@code service}
     */
    record Look(String namespace, String service) {
        static final Look ALL = new Look("", "");
    }

    void look(Look chosen) {
        if (!chosen.equals(look)) {
            look = chosen;
            Observation<T> now = latest();
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    @Override
    public Observation<T> latest() {
        return narrowed(whole.latest());
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<T>> listener) {
        listeners.add(listener);
        Subscription subscription = whole.subscribe(state -> listener.accept(narrowed(state)));
        return () -> {
            listeners.remove(listener);
            subscription.close();
        };
    }

    private Observation<T> narrowed(Observation<T> state) {
        Look chosen = look;
        return chosen.equals(Look.ALL) ? state : state.map(all -> narrowing.apply(all, chosen));
    }
}
