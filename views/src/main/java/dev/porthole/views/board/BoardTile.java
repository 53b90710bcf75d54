package dev.porthole.views.board;

import dev.porthole.connectors.api.Live;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.i18n.Phrase;

/**
 * A place on the board.
 *
 * @param opens what a click on it opens: the id of its signal, or of its own query
 */
public record BoardTile(TileDefinition definition, Phrase title, String opens, Live<TileReading> reading) {

    /** The number of a signal; the title's key is {@code tile.<signal>}. */
    public BoardTile(String signal, Live<TileReading> reading) {
        this(TileDefinition.of(signal), Phrase.of("tile." + signal), signal, reading);
    }

    /** Unique on its board, such as "cpu". */
    public String id() {
        return definition.id();
    }
}
