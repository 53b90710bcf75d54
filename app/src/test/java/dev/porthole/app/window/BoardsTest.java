package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.views.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
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
            window.await(
                    "the answer of the query",
                    SOON,
                    () -> window.spoken(1).matches("Requests of Java [0-9.,k]+ ?/s.*"));

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

    @Test
    void the_boards_that_come_along_show_every_visual() {
        for (Look look : List.of(new Look(Theme.DARK, 1440, 900), new Look(Theme.LIGHT, 1000, 700))) {
            String name = look.theme() == Theme.DARK ? "-dark" : "-small-light";
            try (var window = new OpenWindow(
                    SampleOptions.demo(), folder.resolve(name), look.theme(), look.width(), look.height())) {
                settle(window);
                choose(window, "Service detail");
                window.await("the tiles of the service", SOON, () -> tiles(window) == 14);
                settle(window);
                chooseService(window, "shop/checkout");
                settle(window);
                window.await(
                        "the service's routes",
                        SOON,
                        () -> window.texts(".visual-table").contains("/checkout/quote")
                                && !window.texts(".visual-table").contains("/cart"));
                window.await("lines", SOON, () -> chartPainted(window));
                assertThat(window.spoken(2)).contains("p50", "p95", "p99");
                assertThat(window.spoken(3)).contains("well", "to watch", "broken");
                window.picture("board-service" + name);

                choose(window, "Executive");
                window.await("the tiles for the wall", SOON, () -> tiles(window) == 6);
                settle(window);
                window.picture("board-executive" + name);
                window.press(KeyCode.F11, false, false);
                assertThat(window.node(".top-bar")).isNull();
                assertThat(window.node(".rail")).isNull();
                assertThat(window.<Boolean>ui(scene -> scene.getCursor() == Cursor.NONE))
                        .isTrue();
                window.picture("board-kiosk" + name);
                window.press(KeyCode.ESCAPE, false, false);
                assertThat(window.node(".top-bar")).isNotNull();
                assertThat(tiles(window)).isEqualTo(6);
            }
        }
    }

    @Test
    void a_tile_with_a_query_opens_into_its_chart_and_a_row_into_its_service() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("boards")).resolve("own.yaml"), """
            title: Own
            tiles:
              - query: sum by (namespace, service) (rate(http_server_requests_seconds_count[1m]))
                title: Java requests
                unit: perSecond
                visual: table
                by: service
            """);
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            settle(window);
            choose(window, "Own");
            window.await("the tile", SOON, () -> tiles(window) == 1);
            settle(window);
            window.await("rows", SOON, () -> window.texts(".visual-table").contains("payments"));
            window.click(window.ui(scene -> scene.getRoot().lookupAll(".part-row").stream()
                    .filter(row -> row.lookupAll(".part-name").stream()
                            .anyMatch(name -> name instanceof Label label
                                    && label.getText().equals("payments")))
                    .findFirst()
                    .orElseThrow()));
            window.await(
                    "the chart of the query",
                    SOON,
                    () -> window.texts(".drill-down").contains("Java requests")
                            && window.texts(".drill-down").contains("payments"));
            assertThat(window.<String>ui(
                            scene -> window.content().target().labels().get("service")))
                    .isEqualTo("payments");
            window.picture("board-query-opened-dark");
            window.press(KeyCode.O, false, true);
            window.await("the board of the service", SOON, () -> tiles(window) == 14);
            assertThat(window.texts(".top-bar")).contains("shop/payments");
            window.press(KeyCode.ESCAPE, false, false);
            window.await("the chart again", SOON, () -> window.node(".drill-down") != null);
        }
    }

    @Test
    void tiles_are_arranged_by_keys_and_written_into_a_file_of_ones_own() throws IOException {
        Path file = folder.resolve("boards").resolve("on-call.yaml");
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            settle(window);
            window.ui(scene -> {
                window.tile(0).requestFocus();
                window.pressWith(KeyCode.RIGHT, true, true);
                return true;
            });
            window.await("the file", SOON, () -> Files.exists(file));
            window.await(
                    "what was done",
                    SOON,
                    () -> window.texts(".board-notice").contains("Your board is now on-call.yaml"));
            window.await("the other order", SOON, () -> window.spoken(0).startsWith("Memory"));
            assertThat(window.spoken(1)).startsWith("CPU");

            window.press(KeyCode.I, false, true);
            window.await("the form", SOON, () -> window.node(".tile-form") != null);
            window.ui(scene -> {
                var fields = List.copyOf(scene.getRoot().lookupAll(".tile-form .text-field"));
                var choices = List.copyOf(scene.getRoot().lookupAll(".tile-form .combo-box"));
                ((javafx.scene.control.ComboBox<Object>) choices.getFirst()).setValue("");
                ((javafx.scene.control.TextField) fields.getFirst()).setText("sum(up");
                ((javafx.scene.control.TextField) fields.get(1)).setText("Targets");
                return true;
            });
            window.press(window.node(".tile-form"), KeyCode.ENTER);
            window.await("the mistake", SOON, () -> window.texts(".tile-form").contains("PromQL: "));
            window.picture("board-form-dark");
            window.ui(scene -> {
                ((javafx.scene.control.TextField) List.copyOf(scene.getRoot().lookupAll(".tile-form .text-field"))
                                .getFirst())
                        .setText("sum(up)");
                return true;
            });
            window.press(window.node(".tile-form"), KeyCode.ENTER);
            window.await("one tile more", SOON, () -> tiles(window) == 9);
            assertThat(Files.readString(file)).contains("query: \"sum(up)\"", "title: \"Targets\"");
        }
    }

    private record Look(Theme theme, int width, int height) {}

    private static void chooseService(OpenWindow window, String service) {
        window.await("the services", SOON, () -> window.texts(".top-bar").contains("All"));
        window.await("the menu of services", SOON, () -> {
            window.press(KeyCode.V, false, true);
            return window.menu().contains(service);
        });
        int row = window.menu().indexOf(service);
        Node list = window.node(".choice-menu .list-view");
        window.press(list, KeyCode.HOME);
        for (int i = 0; i < row; i++) {
            window.press(list, KeyCode.DOWN);
        }
        window.press(list, KeyCode.ENTER);
    }

    private static boolean chartPainted(OpenWindow window) {
        return window.ui(scene -> scene.getRoot().lookupAll(".visual-chart .chart > .image-view").stream()
                .anyMatch(image -> ((ImageView) image).getImage() != null));
    }
}
