package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page is reached by its key, shows the sample cluster, and is left again by Escape. */
class PagesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void every_page_opens_by_its_key_and_escape_goes_back() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            window.await(
                    "a live board",
                    SOON,
                    () -> window.ui(scene -> window.content().isSettled()));

            press(window, KeyCode.DIGIT3);
            window.await("the logs page", SOON, () -> shows(window, ".logs-pane") && !shows(window, ".board"));
            window.picture("page-logs-dark");
            press(window, KeyCode.DIGIT4);
            window.await("the pods page", SOON, () -> shows(window, ".pod-list"));
            window.type("filter-field", "mailer");
            window.await(
                    "the pods of one workload",
                    SOON,
                    () -> window.texts(".pod-list-view").contains("2 of "));
            window.press(window.node(".pod-list"), KeyCode.HOME);
            window.press(window.node(".pod-list"), KeyCode.ENTER);
            window.await(
                    "the story of the pod that restarted",
                    SOON,
                    () -> !window.texts(".pod-story-lines").isEmpty());
            window.await(
                    "its rollout and its node",
                    SOON,
                    () -> window.texts(".pod-story-facts").contains("healthy")
                            && window.texts(".pod-story-facts").contains("Memory: at most"));
            window.picture("page-pods-dark");
            press(window, KeyCode.DIGIT5);
            window.await("the alerts page", SOON, () -> shows(window, ".alerts-pane") && !shows(window, ".pods-pane"));
            window.picture("page-alerts-dark");

            for (int i = 0; i < 3; i++) {
                escape(window);
            }
            window.await("the board again", SOON, () -> shows(window, ".board"));
        }
    }

    @Test
    void the_search_key_puts_the_caret_into_the_log_search() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder, Theme.LIGHT, 1000, 700)) {
            window.await(
                    "a live board",
                    SOON,
                    () -> window.ui(scene -> window.content().isSettled()));

            press(window, KeyCode.F);

            assertThat(window.<Boolean>ui(scene -> scene.getFocusOwner() instanceof TextField field
                            && field.getStyleClass().contains("log-search-field")))
                    .isTrue();
            press(window, KeyCode.DIGIT4);
            window.await(
                    "the pods page", SOON, () -> window.texts(".pod-list-view").contains(" pods"));
            window.type("filter-field", "mailer");
            window.await(
                    "the pods of one workload",
                    SOON,
                    () -> window.texts(".pod-list-view").contains("2 of "));
            window.press(window.node(".pod-list"), KeyCode.HOME);
            window.press(window.node(".pod-list"), KeyCode.ENTER);
            window.await(
                    "a pod's story",
                    SOON,
                    () -> !window.texts(".pod-story-lines").isEmpty());
            window.picture("page-pods-small-light");
        }
    }

    private static boolean shows(OpenWindow window, String selector) {
        return window.ui(scene -> scene.getRoot().lookup(selector) != null);
    }

    private static void press(OpenWindow window, KeyCode code) {
        window.press(code, true, false);
    }

    private static void escape(OpenWindow window) {
        window.press(KeyCode.ESCAPE, false, false);
    }
}
