package dev.porthole.app.connect;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.util.function.Consumer;
import java.util.function.Function;

/** Something derived from a live value, as live as that. */
public record MappedLive<T, R>(Live<T> live, Function<T, R> change) implements Live<R> {

    @Override
    public Observation<R> latest() {
        return live.latest().map(change);
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<R>> listener) {
        return live.subscribe(state -> listener.accept(state.map(change)));
    }
}
