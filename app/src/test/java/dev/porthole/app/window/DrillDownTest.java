package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.views.chart.series.LegendRow;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a tile of the sample cluster to the lines of the service that is to blame, and back. */
class DrillDownTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void three_clicks_lead_from_a_tile_to_the_lines_and_escape_leads_back() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            settle(window);
            window.click(tile(window, "Error rate"));
            awaitChart(window);
            window.picture("drill-down-opened-dark");
            assertThat(window.texts(".drill-down")).contains("Error rate by service", "What changed");
            assertThat(window.node(".board")).isNull();

            // At once, for rows are used again when newer numbers come.
            window.ui(scene -> {
                window.click(window.row(
                        "drill-down-side",
                        item -> item instanceof LegendRow row
                                && row.series().name().equals("frontend")));
                return true;
            });
            window.await(
                    "the way to the service",
                    SOON,
                    () -> window.texts(".drill-down-way").contains("frontend"));
            assertThat(window.<String>ui(
                            scene -> window.content().target().labels().get("service")))
                    .isEqualTo("frontend");
            window.await(
                    "the restarts of the service",
                    SOON,
                    () -> window.<Boolean>ui(scene -> scene.getRoot().lookup(".filter-field") instanceof TextField field
                            && field.getText().equals("frontend")));
            window.picture("drill-down-narrowed-dark");
            assertThat(target(window)).isInstanceOf(Target.Tile.class);

            escape(window);
            escape(window);
            window.await("the tiles again", SOON, () -> window.node(".board") != null);
            assertThat(window.node(".drill-down")).isNull();
            assertThat(target(window)).isEqualTo(Target.EVERYTHING);
        }
    }

    @Test
    void by_keys_enter_opens_the_tile_enter_chooses_the_group_and_the_rows_of_logs_have_the_keys() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder, Theme.LIGHT, 1000, 700)) {
            settle(window);
            window.press(tile(window, "Error rate"), KeyCode.ENTER);
            awaitChart(window);
            window.picture("drill-down-opened-small-light");
            assertThat(window.<Boolean>ui(scene -> scene.getFocusOwner() instanceof TableView<?>))
                    .isTrue();
            Node table = window.node(".drill-down-side .legend-table");
            window.press(table, KeyCode.HOME);
            window.press(table, KeyCode.ENTER);
            window.await(
                    "the keys on the rows",
                    SOON,
                    () -> window.ui(scene -> scene.getFocusOwner() != null
                            && scene.getFocusOwner().getStyleClass().contains("log-viewport")));
            window.picture("drill-down-narrowed-small-light");
            escape(window);
            escape(window);
            window.await("the tiles again", SOON, () -> window.node(".board") != null);
        }
    }

    private static void settle(OpenWindow window) {
        window.await(
                "a live board", SOON, () -> window.ui(scene -> window.content().isSettled()));
    }

    private static void awaitChart(OpenWindow window) {
        window.await(
                "the groups of the signal",
                SOON,
                () -> window.ui(
                        scene -> scene.getRoot().lookup(".drill-down-side .legend-table") instanceof TableView<?> table
                                && !table.getItems().isEmpty()));
        window.await(
                "the chart",
                SOON,
                () -> window.ui(scene -> scene.getRoot().lookupAll(".drill-down .chart > .image-view").stream()
                        .anyMatch(image -> ((ImageView) image).getImage() != null)));
    }

    private static Node tile(OpenWindow window, String title) {
        int tiles = window.<Integer>ui(
                scene -> scene.getRoot().lookupAll(".metric-tile").size());
        return IntStream.range(0, tiles)
                .filter(place -> window.spoken(place).startsWith(title))
                .mapToObj(window::tile)
                .findFirst()
                .orElseThrow();
    }

    private static Target target(OpenWindow window) {
        return window.ui(scene -> window.content().target());
    }

    private static void escape(OpenWindow window) {
        window.press(KeyCode.ESCAPE, false, false);
    }
}
