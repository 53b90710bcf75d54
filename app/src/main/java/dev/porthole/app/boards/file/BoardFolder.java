package dev.porthole.app.boards.file;

import dev.porthole.app.yaml.FileMistake;
import dev.porthole.views.board.definition.BoardDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The board files of a person. A file that is broken keeps the board that it last was. Not thread-safe. */
final class BoardFolder {

    private static final Logger LOG = LoggerFactory.getLogger(BoardFolder.class);
    private static final String ENDING = ".yaml";
    private static final List<String> ENDINGS = List.of(ENDING, ".yml");
    /** More than anybody could choose from. */
    private static final int MOST_FILES = 200;

    private static final String OWN = "file:";

    private final Path folder;
    private final BoardReader reader = BoardReader.ofPeople();
    private final Map<Path, BoardDefinition> good = new TreeMap<>();

    BoardFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Reads all files anew; none when the folder is not there. */
    List<BoardEntry> read() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> boards = files.filter(BoardFolder::isBoard)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            good.keySet().retainAll(boards);
            return boards.stream().map(this::read).toList();
        } catch (IOException unreadable) {
            LOG.warn("the boards in {} cannot be listed", folder, unreadable);
            return List.of();
        }
    }

    /** One file, wherever it is. */
    BoardEntry read(Path file) {
        String id = OWN + name(file);
        ReadBoard read;
        try {
            long size = Files.size(file);
            read = size > BoardReader.MOST_BYTES
                    ? new ReadBoard.Bad(
                            List.of(FileMistake.ofFile("tooLarge", size / 1024, BoardReader.MOST_BYTES / 1024)))
                    : reader.read(id, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            LOG.info("{} cannot be read", file, unreadable);
            read = new ReadBoard.Bad(List.of(FileMistake.ofFile("unreadable")));
        }
        return switch (read) {
            case ReadBoard.Good(var board) -> {
                BoardDefinition named = board.title().isEmpty() ? board.named(id, name(file)) : board;
                good.put(file, named);
                yield new BoardEntry(id, Optional.of(file), Optional.of(named), List.of());
            }
            case ReadBoard.Bad(var mistakes) ->
                new BoardEntry(id, Optional.of(file), Optional.ofNullable(good.get(file)), mistakes);
        };
    }

    static boolean isBoard(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Without its ending. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
