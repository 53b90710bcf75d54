package dev.porthole.app.window.content;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What a cluster has, narrowed to the namespace that is looked at: tells its listeners anew when another is chosen.
 *
 * @param <T> what is narrowed
 */
final class ScopedLive<T> implements Live<T> {

    private final Live<T> whole;
    private final BiFunction<T, String, T> narrowing;
    private final List<Consumer<? super Observation<T>>> listeners = new CopyOnWriteArrayList<>();
    private volatile String namespace = "";

    /** @param narrowing what of the whole belongs to a namespace */
    ScopedLive(Live<T> whole, BiFunction<T, String, T> narrowing) {
        this.whole = whole;
        this.narrowing = narrowing;
    }

    /** @param chosen all of them when empty */
    void look(String chosen) {
        if (!chosen.equals(namespace)) {
            namespace = chosen;
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
        String chosen = namespace;
        return chosen.isEmpty() ? state : state.map(all -> narrowing.apply(all, chosen));
    }
}
