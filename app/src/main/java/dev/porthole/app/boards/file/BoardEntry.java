package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FileMistake;
import dev.porthole.views.board.definition.BoardDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A board that can be chosen.
 *
 * @param id unique among all, the built-in ones too
 * @param file empty for one that came with Porthole
 * @param board the newest that could be read; empty when none ever could
 * @param mistakes of the newest file; the board is then an older one
 */
public record BoardEntry(String id, Optional<Path> file, Optional<BoardDefinition> board, List<FileMistake> mistakes) {

    public BoardEntry {
        mistakes = List.copyOf(mistakes);
    }

    /** Empty for one that came with Porthole: its title is {@code board.<id>} in the bundles. */
    public String title() {
        return board.map(BoardDefinition::title)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> file.map(BoardFolder::name).orElse(""));
    }

    /** The file's name, for a sentence about it. */
    public String fileName() {
        return file.map(path -> String.valueOf(path.getFileName())).orElse(id);
    }
}
