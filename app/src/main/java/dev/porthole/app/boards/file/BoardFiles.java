package dev.porthole.app.boards.file;

import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.BoardDefinition.TileSize;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boards and their files in words. */
public record BoardFiles(Messages messages) {

    /** Instead of a file that was never a board. */
    public static BoardDefinition nothing(BoardEntry entry) {
        return new BoardDefinition(entry.id(), entry.title(), Optional.empty(), TileSize.NORMAL, Map.of(), List.of());
    }

    /** As in the menu. */
    public String title(BoardEntry entry) {
        String title = entry.file().isEmpty() ? messages.text("board." + entry.id()) : entry.title();
        return entry.mistakes().isEmpty() ? title : messages.text("board.menu.broken", title);
    }

    /** What is to be said above a board: the first mistake of its file, or that a service is to be chosen. */
    public String notice(BoardEntry entry, BoardDefinition board, String service) {
        if (!entry.mistakes().isEmpty()) {
            int more = entry.mistakes().size() - 1;
            return messages.text(
                    entry.board().isPresent() ? "file.older" : "file.none",
                    entry.mistakes().getFirst().in(entry.fileName()),
                    more == 0 ? Phrase.NONE : Phrase.of("file.more", more));
        }
        return board.isOfService() && service.isEmpty() ? messages.text("board.service.choose") : "";
    }
}
