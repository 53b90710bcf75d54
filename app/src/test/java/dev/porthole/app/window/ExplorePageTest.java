package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Metrics page on the sample cluster, by keys as a person would. */
class ExplorePageTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RATE = "sum by (service) (rate(http_server_requests_seconds_count[1m]))";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"DARK,1440,900,en", "LIGHT,1440,900,ko", "LIGHT,1000,700,en", "DARK,1000,700,ko"})
    void a_query_is_completed_asked_narrowed_and_explained(Theme theme, int width, int height, String language) {
        String look = theme.name().toLowerCase(Locale.ROOT) + "-" + width + "-" + language;
        try (var window =
                new OpenWindow(SampleOptions.demo(), folder, theme, width, height, Locale.forLanguageTag(language))) {
            open(window);
            type(window, "sum by (service) (rate(http_server_re");
            window.await("completions", SOON, () -> visible(window, ".completion"));
            window.await("a metric", SOON, () -> window.texts(".completion").contains("http_server_requests_seconds"));
            window.picture("explore-completion-" + look);
            key(window, KeyCode.DOWN);
            key(window, KeyCode.TAB);
            assertThat(text(window)).startsWith("sum by (service) (rate(http_server_requests_seconds");

            ask(window, RATE);
            window.await("rows", SOON, () -> rows(window) >= 2);
            window.ui(scene -> {
                ((TableView<?>) scene.lookup(".result-table"))
                        .getSelectionModel()
                        .select(0);
                return true;
            });
            window.await("a label", SOON, () -> window.ui(scene -> scene.lookup(".label-action") != null));
            window.picture("explore-answer-" + look);

            ask(window, "rate(http_server_requests_seconds_count{service=\"chekout\"}[1m])");
            window.await("why", SOON, () -> window.texts(".query-below").contains("checkout"));
            window.picture("explore-empty-" + look);

            ask(window, "sum(rate(http_server_requests_seconds_count[1m])");
            window.await("the place", SOON, () -> window.texts(".query-below").contains("49"));
            window.picture("explore-mistake-" + look);
        }
    }

    @Test
    void clicks_change_the_query_and_history_outlasts_the_window() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            open(window);
            ask(window, "http_server_requests_seconds_count{namespace=\"shop\"} # all");
            window.await("rows", SOON, () -> rows(window) > 3);
            window.ui(scene -> {
                scene.getRoot().lookupAll(".query-buttons .button").stream()
                        .map(Button.class::cast)
                        .filter(button -> button.getText().equals("rate()"))
                        .forEach(Button::fire);
                return true;
            });
            window.await(
                    "a rate",
                    SOON,
                    () -> text(window)
                            .equals("rate(http_server_requests_seconds_count{namespace=\"shop\"}[5m]) # all"));
            window.await("rates", SOON, () -> rows(window) > 3);
            window.ui(scene -> {
                ((TableView<?>) scene.lookup(".result-table"))
                        .getSelectionModel()
                        .select(0);
                return true;
            });
            fire(window, "service=", 2);
            window.await(
                    "a sum",
                    SOON,
                    () -> text(window)
                            .equals("sum by (service)"
                                    + " (rate(http_server_requests_seconds_count{namespace=\"shop\"}[5m])) #"
                                    + " all"));
            window.await("sums", SOON, () -> rows(window) >= 2);
            window.ui(scene -> {
                ((TableView<?>) scene.lookup(".result-table"))
                        .getSelectionModel()
                        .select(0);
                return true;
            });
            fire(window, "service=", 0);
            window.await(
                    "one", SOON, () -> text(window).contains("namespace=\"shop\",service=\"") && rows(window) == 1);
        }
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            open(window);
            assertThat(window.<List<String>>ui(
                            scene -> ((MenuButton) scene.getRoot().lookup(".explore .menu-button"))
                                    .getItems().stream().map(MenuItem::getText).toList()))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static void fire(OpenWindow window, String label, int item) {
        window.await(
                "the label " + label,
                SOON,
                () -> window.ui(scene -> scene.getRoot().lookupAll(".label-action").stream()
                        .map(javafx.scene.control.MenuButton.class::cast)
                        .filter(button -> button.getText().startsWith(label))
                        .findFirst()
                        .map(button -> {
                            button.getItems().get(item).fire();
                            return true;
                        })
                        .orElse(false)));
    }

    private static void open(OpenWindow window) {
        window.await(
                "a live board", SOON, () -> window.ui(scene -> window.content().isSettled()));
        window.press(KeyCode.DIGIT2, true, false);
        window.await("the metrics page", SOON, () -> window.node(".query-area") != null);
    }

    private static TextArea area(OpenWindow window) {
        return (TextArea) window.node(".query-area");
    }

    private static String text(OpenWindow window) {
        return window.ui(scene -> ((TextArea) scene.lookup(".query-area")).getText());
    }

    private static int rows(OpenWindow window) {
        return window.ui(scene ->
                ((TableView<?>) scene.lookup(".result-table")).getItems().size());
    }

    private static boolean visible(OpenWindow window, String selector) {
        Node node = window.node(selector);
        return node != null && window.ui(scene -> node.isVisible());
    }

    private static void key(OpenWindow window, KeyCode code) {
        TextArea area = area(window);
        UiThread.run(() -> Event.fireEvent(
                area, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false)));
    }

    private static void type(OpenWindow window, String text) {
        TextArea area = area(window);
        UiThread.run(() -> {
            area.requestFocus();
            area.clear();
        });
        text.chars()
                .forEach(c -> UiThread.run(() -> Event.fireEvent(
                        area,
                        new KeyEvent(
                                KeyEvent.KEY_TYPED,
                                String.valueOf((char) c),
                                "",
                                KeyCode.UNDEFINED,
                                false,
                                false,
                                false,
                                false))));
    }

    private static void ask(OpenWindow window, String text) {
        TextArea area = area(window);
        UiThread.run(() -> {
            area.requestFocus();
            area.setText(text);
        });
        key(window, KeyCode.ENTER);
    }
}
