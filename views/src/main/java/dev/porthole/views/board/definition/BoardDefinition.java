package dev.porthole.views.board.definition;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A board.
 *
 * @param id unique among boards: the name of its file without the ending
 * @param title as shown; empty for one that came with Porthole, whose title is {@code board.<id>} in the bundles
 * @param range how far back it looks when it is opened; empty for whatever is looked at
 * @param size of its tiles
 * @param variables that it has, with what they begin with; empty for nothing chosen
 */
public record BoardDefinition(
        String id,
        String title,
        Optional<Duration> range,
        TileSize size,
        Map<BoardVariable, String> variables,
        List<TileDefinition> tiles) {

    public BoardDefinition {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        tiles = List.copyOf(tiles);
    }

    /** How large tiles are, and so what a board is for. */
    public enum TileSize {
        /** Above logs, restarts and alerts. */
        NORMAL,
        /** To be read from afar; the board has the page for itself. */
        LARGE
    }

    public BoardDefinition withTiles(List<TileDefinition> other) {
        return new BoardDefinition(id, title, range, size, variables, other);
    }

    /** Under another name. */
    public BoardDefinition named(String otherId, String otherTitle) {
        return new BoardDefinition(otherId, otherTitle, range, size, variables, tiles);
    }

    public Optional<TileDefinition> tile(String tile) {
        return tiles.stream().filter(one -> one.id().equals(tile)).findFirst();
    }

    /** Whether it is about one service, which is then to be chosen. */
    public boolean isOfService() {
        return variables.containsKey(BoardVariable.SERVICE);
    }
}
