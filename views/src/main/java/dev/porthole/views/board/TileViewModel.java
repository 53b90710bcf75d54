package dev.porthole.views.board;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.bridge.UiBridge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One tile: follows its reading while it is on screen and says it in words. UI thread only. */
public final class TileViewModel {

    private final BoardTile tile;
    private final Live<TileReading> reading;
    private final TileWording wording;
    private final InstantSource clock;
    private final BiConsumer<TileViewModel, Labels> chosen;
    private final ReadOnlyObjectWrapper<TileState> state;
    private Observation<TileReading> latest;

    TileViewModel(BoardTile tile, TileWording wording, InstantSource clock, BiConsumer<TileViewModel, Labels> chosen) {
        this.tile = tile;
        this.reading = tile.reading();
        this.wording = wording;
        this.clock = clock;
        this.chosen = chosen;
        this.latest = reading.latest();
        this.state = new ReadOnlyObjectWrapper<>(wording.state(tile.title(), latest, clock.instant()));
    }

    public String id() {
        return tile.id();
    }

    /** What a click opens. */
    String opens() {
        return tile.opens();
    }

    /** How it shows its answer. */
    public TileVisual visual() {
        return tile.definition().visual();
    }

    /** How many columns wide. */
    public int span() {
        return tile.definition().span();
    }

    /** The heading it stands under; may be empty. */
    public String group() {
        return tile.definition().group();
    }

    public ReadOnlyObjectProperty<TileState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public TileState state() {
        return state.get();
    }

    /** The person chose a part of what it shows. */
    public void choose(Labels part) {
        chosen.accept(this, part);
    }

    /** The person chose this tile. */
    public void choose() {
        chosen.accept(this, state.get().focus());
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
    Optional<Instant> valueAt() {
        return switch (latest) {
            case Observation.Fresh<TileReading> fresh -> Optional.of(fresh.at());
            case Observation.Stale<TileReading> stale -> Optional.of(stale.at());
            case Observation.Pending<TileReading> pending -> Optional.empty();
            case Observation.Failed<TileReading> failed -> Optional.empty();
        };
    }

    private void say() {
        state.set(wording.state(tile.title(), latest, clock.instant()));
    }
}
