package dev.porthole.app.boards.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.board.definition.BoardDefinition;
import dev.porthole.views.board.definition.TileDefinition;
import dev.porthole.views.board.definition.TileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board that is written reads as the same board, and nobody's comments are lost. */
class BoardWriterTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_written_reads_as_the_same_board() {
        for (BoardEntry entry : new BuiltInBoards().all()) {
            BoardDefinition board = titled(entry.board().orElseThrow());
            byte[] written = BoardWriter.text(board).getBytes(StandardCharsets.UTF_8);

            assertThat(BoardReader.ofPeople().read(board.id(), written)).isEqualTo(new ReadBoard.Good(board));
        }
    }

    @Test
    void odd_text_survives() {
        ReadBoard read = BoardReader.ofPeople().read("b", """
            title: "a: \\"b\\" \\\\ # 'c'"
            range: 90m
            variables: {namespace: "x: y"}
            tiles:
              - query: 'up{a="\\"", b=~"\\\\d+"}'
                title: "- 50 %"
                group: "[g]"
                thresholds: {critical: 1, below: true}
            """.getBytes(StandardCharsets.UTF_8));
        BoardDefinition board = ((ReadBoard.Good) read).board();

        assertThat(BoardReader.ofPeople().read("b", BoardWriter.text(board).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(read);
    }

    @Test
    void a_file_with_comments_is_left_as_it_is_and_the_board_goes_beside_it() throws IOException {
        Path mine = folder.resolve("mine.yaml");
        String text = "# why I look at it\ntiles:\n  - signal: cpu\n";
        Files.writeString(mine, text);
        BoardDefinition board = ((ReadBoard.Good)
                        BoardReader.ofPeople().read("file:mine", text.getBytes(StandardCharsets.UTF_8)))
                .board()
                .withTiles(List.of(TileDefinition.of("disk")));

        BoardWriter.Written beside = new BoardWriter(folder).write(board, Optional.of(mine));
        BoardWriter.Written over = new BoardWriter(folder).write(board, Optional.of(beside.file()));

        assertThat(Files.readString(mine)).isEqualTo(text);
        assertThat(beside.copied()).isTrue();
        assertThat(beside.file()).hasFileName("mine-2.yaml");
        assertThat(over).isEqualTo(new BoardWriter.Written(beside.file(), false));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing half written stays").hasSize(2);
        }
    }

    /** A person's tiles with queries have titles. */
    private static BoardDefinition titled(BoardDefinition board) {
        return board.withTiles(board.tiles().stream()
                .map(tile -> tile.source() instanceof TileSource.OfQuery ? tile.titled(tile.id()) : tile)
                .toList());
    }
}
