package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards of files in the window: chosen from the menu, read again when they change, kept when they break. */
class BoardsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void a_board_file_can_be_chosen_follows_its_file_and_survives_a_mistake() throws IOException {
        Path file = Files.createDirectories(folder.resolve("boards")).resolve("shop.yaml");
        Files.writeString(file, """
            title: Shop
            tiles:
              - signal: errors
                title: Failed requests
              - query: sum(rate(http_server_requests_seconds_count{namespace="$namespace"}[1m]))
                title: Requests of Java
                unit: perSecond
                thresholds: {warning: 1000000}
            """);
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            settle(window);
            window.picture("board-on-call-dark");
            choose(window, "Shop");
            window.await("the tiles of the file", SOON, () -> tiles(window) == 2);
            settle(window);
            assertThat(window.spoken(0)).startsWith("Failed requests");
            assertThat(window.spoken(1)).matches("Requests of Java [0-9.,k]+ ?/s.*");

            Files.writeString(file, Files.readString(file).replace("signal: errors", "signal: erors"));
            window.await(
                    "the mistake",
                    SOON,
                    () -> window.texts(".board-pane")
                            .contains("shop.yaml, line 3, column 13: there is no signal \"erors\"; did you mean"
                                    + " \"errors\"?"));
            assertThat(tiles(window)).as("the board as it was").isEqualTo(2);
            window.picture("board-broken-dark");

            Files.writeString(file, "title: Shop\ntiles:\n  - signal: cpu\n  - signal: disk\n  - signal: network\n");
            window.await("the mended file", SOON, () -> tiles(window) == 3);
            assertThat(window.<Boolean>ui(
                            scene -> scene.getRoot().lookup(".board-notice").isVisible()))
                    .isFalse();
            Files.delete(file);
            window.await("the board for everybody", SOON, () -> tiles(window) == 8);
        }
    }

    static void choose(OpenWindow window, String board) {
        window.press(KeyCode.B, false, true);
        window.await("the menu of boards", SOON, () -> window.menu().contains(board));
        int row = window.menu().indexOf(board);
        Node list = window.node(".choice-menu .list-view");
        window.press(list, KeyCode.HOME);
        for (int i = 0; i < row; i++) {
            window.press(list, KeyCode.DOWN);
        }
        window.press(list, KeyCode.ENTER);
    }

    static int tiles(OpenWindow window) {
        return window.<Integer>ui(
                scene -> scene.getRoot().lookupAll(".metric-tile").size());
    }

    static void settle(OpenWindow window) {
        window.await(
                "a live board", SOON, () -> window.ui(scene -> window.content().isSettled()));
    }
}
