package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FileMistake;
import dev.porthole.views.board.definition.BoardDefinition;
import java.util.List;

/** What reading a board file came to. */
public sealed interface ReadBoard {

    /** A board without a mistake. */
    record Good(BoardDefinition board) implements ReadBoard {}

    /**
     * No board.
     *
     * @param mistakes all that were found, in their order in the file; at least one
     */
    record Bad(List<FileMistake> mistakes) implements ReadBoard {
        public Bad {
            mistakes = List.copyOf(mistakes);
        }
    }
}
