package dev.porthole.app.window.content;

import dev.porthole.app.boards.file.BoardEntry;
import dev.porthole.app.boards.file.BoardLibrary;
import dev.porthole.app.boards.file.BoardWriter;
import dev.porthole.app.yaml.FileMistake;
import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import dev.porthole.views.board.editor.TileForm;
import dev.porthole.views.i18n.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Arranges the board that is shown: each change is written at once. What came with Porthole, and a file with comments, is
 * written as a copy, which is said and shown. UI thread only; files are written off it.
 */
final class BoardEditing {

    private static final Logger LOG = LoggerFactory.getLogger(BoardEditing.class);
    private static final List<String> GOALS = List.of("availability", "errorBudget");

    private final BoardLibrary library;
    private final Surroundings around;
    private final BoardSwitch boards;
    private Consumer<TileForm> open = form -> {};
    private Runnable close = () -> {};

    BoardEditing(BoardLibrary library, Surroundings around, BoardSwitch boards) {
        this.library = library;
        this.around = around;
        this.boards = boards;
    }

    /** How the form is shown, and taken away. */
    void setOverlay(Consumer<TileForm> opening, Runnable closing) {
        open = opening;
        close = closing;
    }

    /** A form for one more tile, behind the one that has the keys. */
    void add() {
        BoardDefinition board = titled();
        int at = boards.pane().focused();
        int place = at < 0 ? board.tiles().size() : at + 1;
        String id = free(board);
        ask(
                TileDefinition.of("cpu").withId(id),
                tile -> {
                    var tiles = new ArrayList<>(board.tiles());
                    tiles.add(Math.min(place, tiles.size()), tile);
                    return board.withTiles(tiles);
                },
                place);
    }

    /** The form of the tile that has the keys. */
    void edit() {
        BoardDefinition board = titled();
        int at = boards.pane().focused();
        if (at >= 0) {
            ask(
                    board.tiles().get(at),
                    tile -> {
                        var tiles = new ArrayList<>(board.tiles());
                        tiles.set(at, tile);
                        return board.withTiles(tiles);
                    },
                    at);
        }
    }

    /** @param by -1 to the left, 1 to the right */
    void move(int by) {
        BoardDefinition board = titled();
        int at = boards.pane().focused();
        int to = at + by;
        if (at >= 0 && to >= 0 && to < board.tiles().size()) {
            var tiles = new ArrayList<>(board.tiles());
            Collections.swap(tiles, at, to);
            write(board.withTiles(tiles), to, said -> {});
        }
    }

    void remove() {
        BoardDefinition board = titled();
        int at = boards.pane().focused();
        if (at >= 0 && board.tiles().size() > 1) {
            var tiles = new ArrayList<>(board.tiles());
            tiles.remove(at);
            write(board.withTiles(tiles), Math.min(at, tiles.size() - 1), said -> {});
        }
    }

    private interface Change {
        BoardDefinition with(TileDefinition tile);
    }

    private void ask(TileDefinition before, Change change, int focus) {
        var holder = new ArrayList<TileForm>(1);
        var form = new TileForm(around.messages(), before, GOALS, tile -> {
            TileForm shown = holder.getFirst();
            write(change.with(tile), focus, shown::say);
        });
        holder.add(form);
        open.accept(form);
    }

    /** @param said is told what is wrong instead */
    private void write(BoardDefinition board, int focus, Consumer<String> said) {
        BoardEntry entry = boards.entry();
        Messages messages = around.messages();
        Thread.ofVirtual().name("write board").start(() -> {
            List<FileMistake> mistakes = BoardWriter.check(board);
            if (!mistakes.isEmpty()) {
                around.bridge()
                        .run(() -> said.accept(messages.text(mistakes.getFirst().what())));
                return;
            }
            try {
                BoardWriter.Written written = new BoardWriter(library.folder()).write(board, entry.file());
                BoardEntry now = library.open(written.file());
                around.bridge().run(() -> {
                    close.run();
                    boards.written(now.id(), focus, written.copied() ? now.fileName() : "");
                });
            } catch (IOException broken) {
                LOG.warn("the board {} cannot be written", board.id(), broken);
                around.bridge()
                        .run(() -> said.accept(messages.text(
                                "board.form.unwritten",
                                library.folder().toString(),
                                String.valueOf(broken.getMessage()))));
            }
        });
    }

    /** With the words that the bundles have for a board that came with Porthole. */
    private BoardDefinition titled() {
        BoardDefinition board = boards.boardProperty().get();
        Messages messages = around.messages();
        if (boards.entry().file().isPresent()) {
            return board;
        }
        return board.named(board.id(), messages.text("board." + board.id()))
                .withTiles(board.tiles().stream()
                        .map(tile -> tile.source() instanceof TileSource.OfQuery
                                        && tile.title().isEmpty()
                                ? tile.titled(messages.text("board." + board.id() + "." + tile.id()))
                                : tile)
                        .toList());
    }

    private static String free(BoardDefinition board) {
        int next = board.tiles().size() + 1;
        while (board.tile("tile-" + next).isPresent()) {
            next++;
        }
        return "tile-" + next;
    }
}
