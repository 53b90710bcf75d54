package dev.porthole.views.gallery;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A value that a test sets. */
public final class SampleLive<T> implements Live<T> {

    private final List<Consumer<? super Observation<T>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Observation<T> latest;

    public SampleLive(Observation<T> latest) {
        this.latest = latest;
    }

    public static <T> SampleLive<T> fresh(T value, Instant at) {
        return new SampleLive<>(new Observation.Fresh<>(value, at, List.of()));
    }

    public void set(Observation<T> now) {
        latest = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public Observation<T> latest() {
        return latest;
    }

    @Override
    public Subscription subscribe(Consumer<? super Observation<T>> listener) {
        listeners.add(listener);
        listener.accept(latest);
        return () -> listeners.remove(listener);
    }
}
