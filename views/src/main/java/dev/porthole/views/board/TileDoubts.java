package dev.porthole.views.board;

import dev.porthole.views.i18n.Phrase;
import java.util.List;

/**
 * What a tile's story says of where its number comes from.
 *
 * @param weakened whether the number is less than whole, which the badge says
 */
public record TileDoubts(List<Phrase> sentences, boolean weakened) {

    public static final TileDoubts NONE = new TileDoubts(List.of(), false);

    public TileDoubts {
        sentences = List.copyOf(sentences);
    }
}
