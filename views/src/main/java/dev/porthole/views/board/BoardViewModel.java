package dev.porthole.views.board;

import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeCursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The tiles of a board, and how old the newest of their data is. UI thread only. */
public final class BoardViewModel {

    private final UiBridge bridge;
    private final Ticks ticks;
    private final List<TileViewModel> tiles;
    private final ReadOnlyObjectWrapper<Optional<Instant>> newest = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param chosen is told which tile was clicked, with its labels and the time looked at */
    public BoardViewModel(
            List<BoardTile> tiles,
            Messages messages,
            InstantSource clock,
            TimeCursor time,
            UiBridge bridge,
            Ticks ticks,
            Consumer<TileSelection> chosen) {
        this.bridge = bridge;
        this.ticks = ticks;
        var wording = new TileWording(messages);
        this.tiles = tiles.stream()
                .map(tile -> new TileViewModel(
                        tile,
                        wording,
                        clock,
                        (model, part) -> chosen.accept(new TileSelection(
                                model.opens(), part, time.choiceProperty().get()))))
                .toList();
    }

    public List<TileViewModel> tiles() {
        return tiles;
    }

    /** When the newest value on the board was true; empty before the first. */
    public ReadOnlyObjectProperty<Optional<Instant>> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** Keeps the tiles up to date until closed. */
    public Subscription attach() {
        var open = new ArrayList<Subscription>();
        for (TileViewModel tile : tiles) {
            open.add(tile.attach(bridge, this::findNewest));
        }
        open.add(ticks.each(() -> tiles.forEach(TileViewModel::tick)));
        return () -> open.forEach(Subscription::close);
    }

    private void findNewest() {
        newest.set(tiles.stream().flatMap(tile -> tile.valueAt().stream()).max(Instant::compareTo));
    }
}
