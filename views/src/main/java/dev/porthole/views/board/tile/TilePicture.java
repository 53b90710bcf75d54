package dev.porthole.views.board.tile;

import dev.porthole.views.board.TileState;
import dev.porthole.views.theme.Palette;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** What a tile shows beside its words. It lets the mouse through, but for parts that can be chosen. */
interface TilePicture {

    Region node();

    /** @param line the colour of the tile as it is judged */
    void show(TileState state, Palette palette, Color line);

    /** Where it stands. */
    Place place();

    /** Where a picture stands on its tile. */
    enum Place {
        /** Along the lower edge, from side to side. */
        EDGE,
        /** Under number and detail. */
        BELOW,
        /** Instead of number and detail. */
        INSTEAD
    }
}
