package dev.porthole.views.board.definition;

/**
 * A tile.
 *
 * @param id unique on its board
 * @param title as shown; empty for the usual one of its signal
 * @param span how many columns wide
 * @param group a heading that it stands under, with its neighbours of the same group; may be empty
 * @param by the label whose values are its parts; empty for the usual one
 */
public record TileDefinition(
        String id,
        TileSource source,
        String title,
        TileVisual visual,
        int span,
        String group,
        String by,
        TileBounds bounds) {

    public static final int WIDEST = 4;

    /** A number of a signal. */
    public static TileDefinition of(String signal) {
        return new TileDefinition(
                signal, new TileSource.OfSignal(signal), "", TileVisual.NUMBER, 1, "", "", TileBounds.USUAL);
    }

    public TileDefinition withId(String other) {
        return new TileDefinition(other, source, title, visual, span, group, by, bounds);
    }

    public TileDefinition titled(String other) {
        return new TileDefinition(id, source, other, visual, span, group, by, bounds);
    }
}
