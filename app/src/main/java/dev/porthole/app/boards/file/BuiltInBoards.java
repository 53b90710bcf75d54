package dev.porthole.app.boards.file;

import dev.porthole.views.board.definition.BoardDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The boards that come with Porthole: files like everybody's. */
public final class BuiltInBoards {

    /** For whoever is on call. */
    public static final String ON_CALL = "onCall";

    /** About one service. */
    public static final String SERVICE = "service";

    /** For the wall. */
    public static final String EXECUTIVE = "executive";

    private static final List<String> IDS = List.of(ON_CALL, SERVICE, EXECUTIVE);
    private static final String SCHEMA = "board.schema.json";

    /** In the order of the menu. */
    public List<BoardEntry> all() {
        return IDS.stream()
                .map(id -> new BoardEntry(id, Optional.empty(), Optional.of(board(id)), List.of()))
                .toList();
    }

    /** @throws IllegalArgumentException for one that is not there or has a mistake; that is a bug */
    public BoardDefinition board(String id) {
        return switch (BoardReader.builtIn().read(id, bytes(id + ".yaml"))) {
            case ReadBoard.Good(var board) -> board;
            case ReadBoard.Bad(var mistakes) -> throw new IllegalArgumentException(id + ": " + mistakes);
        };
    }

    /** What a board file may have, for editors that can complete by it. */
    public byte[] schema() {
        return bytes(SCHEMA);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = BuiltInBoards.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
