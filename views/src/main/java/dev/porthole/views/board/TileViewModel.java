package dev.porthole.views.board;

import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One tile: follows its reading while it is on screen and says it in words. UI thread only. */
public final class TileViewModel {

    private final String id;
    private final Live<TileReading> reading;
    private final TileWording wording;
    private final InstantSource clock;
    private final Consumer<TileViewModel> chosen;
    private final ReadOnlyObjectWrapper<TileState> state;
    private Observation<TileReading> latest;

    TileViewModel(BoardTile tile, TileWording wording, InstantSource clock, Consumer<TileViewModel> chosen) {
        this.id = tile.id();
        this.reading = tile.reading();
        this.wording = wording;
        this.clock = clock;
        this.chosen = chosen;
        this.latest = reading.latest();
        this.state = new ReadOnlyObjectWrapper<>(wording.state(id, latest, clock.instant()));
    }

    public String id() {
        return id;
    }

    public ReadOnlyObjectProperty<TileState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public TileState state() {
        return state.get();
    }

    /** The person chose this tile. */
    public void choose() {
        chosen.accept(this);
    }

    Subscription attach(UiBridge bridge, Runnable changed) {
        return bridge.deliver(reading, observation -> {
            latest = observation;
            say();
            changed.run();
        });
    }

    /** Lets the age of a stale value grow. */
    void tick() {
        if (latest instanceof Observation.Stale<TileReading>) {
            say();
        }
    }

    /** When the value on show was true. */
    java.util.Optional<Instant> valueAt() {
        return switch (latest) {
            case Observation.Fresh<TileReading> fresh -> java.util.Optional.of(fresh.at());
            case Observation.Stale<TileReading> stale -> java.util.Optional.of(stale.at());
            case Observation.Pending<TileReading> pending -> java.util.Optional.empty();
            case Observation.Failed<TileReading> failed -> java.util.Optional.empty();
        };
    }

    private void say() {
        state.set(wording.state(id, latest, clock.instant()));
    }
}
