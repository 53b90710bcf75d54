package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.app.settings.SettingsFile;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.patterns.LogPattern;
import dev.porthole.views.logs.search.LogStatus;
import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.TimeZone;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the sample cluster grouped by what they say, and from a pattern to its lines. */
class PatternsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void a_key_groups_the_lines_and_a_click_on_a_pattern_shows_them() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            awaitLines(window);
            window.press(KeyCode.DIGIT3, true, false);
            window.press(KeyCode.G, false, true);
            awaitPatterns(window);
            window.picture("patterns-dark");
            assertThat(window.texts(".patterns")).contains("lines, taken from all over the range");

            window.await("the pool's pattern", SOON, () -> window.row("patterns", PatternsTest::isOfThePool) != null);
            window.click(window.row("patterns", PatternsTest::isOfThePool));
            window.await("the pattern as a filter", SOON, () -> !filter(window).isEmpty());
            assertThat(filter(window)).contains("Connection is not available").contains(" and ");
            window.await(
                    "only its lines",
                    SOON,
                    () -> IncidentOnSceneTest.logs(window) == LogStatus.Phase.ROWS
                            && IncidentOnSceneTest.firstLine(window).contains("Connection is not available"));
            assertThat(window.<Boolean>ui(scene -> scene.getFocusOwner() != null
                            && scene.getFocusOwner().getStyleClass().contains("log-viewport")))
                    .isTrue();
            window.picture("patterns-chosen-dark");
        }
    }

    @Test
    void by_keys_in_a_small_window_what_is_not_wanted_is_left_out() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder, Theme.LIGHT, 1000, 700, Locale.KOREAN)) {
            awaitLines(window);
            window.press(KeyCode.G, false, true);
            awaitPatterns(window);
            window.picture("patterns-small-light-ko");
            var table = window.node(".patterns .table-view");
            window.press(table, KeyCode.HOME);
            String first = window.<String>ui(
                    scene -> ((LogPattern) ((TableView<?>) table).getItems().getFirst()).template());
            window.press(table, KeyCode.DELETE);
            window.await(
                    "the others",
                    SOON,
                    () -> window.row(
                                            "patterns",
                                            item -> item instanceof LogPattern pattern
                                                    && !pattern.template().equals(first))
                                    != null
                            && window.row(
                                            "patterns",
                                            item -> item instanceof LogPattern pattern
                                                    && pattern.template().equals(first))
                                    == null);
            assertThat(window.<Boolean>ui(scene ->
                            window.content().logs().input().filters().getFirst().negated()))
                    .isTrue();
        }
    }

    @Test
    void errors_stand_above_the_rows_while_nothing_is_searched_and_a_click_shows_their_lines() {
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            awaitLines(window);
            window.await("the top errors", SOON, () -> window.node(".glance-row") != null);
            window.picture("error-glance-dark");
            assertThat(window.texts(".error-glance")).contains("Errors now", "checkout");
            window.fire(".glance-row");
            window.await(
                    "their lines",
                    SOON,
                    () -> IncidentOnSceneTest.logs(window) == LogStatus.Phase.ROWS
                            && !filter(window).isEmpty()
                            && window.node(".glance-row") == null);
            window.press(KeyCode.ESCAPE, false, false);
        }
        try (var window = new OpenWindow(SampleOptions.demo(), folder, Theme.LIGHT, 1000, 700)) {
            window.await("the top errors", SOON, () -> window.node(".glance-row") != null);
            window.picture("error-glance-small-light");
        }
    }

    @Test
    void times_are_written_in_utc_by_a_key_and_what_was_asked_stays_and_the_choice_is_kept() {
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            awaitLines(window);
            assertThat(window.texts(".status-bar")).contains("UTC+09:00");
            window.press(KeyCode.DIGIT3, true, false);
            window.type("log-search-field", "checkout");
            window.press(KeyCode.U, false, true);
            window.await(
                    "times in UTC",
                    SOON,
                    () -> window.texts(".status-bar").contains("UTC")
                            && !window.texts(".status-bar").contains("+09:00"));
            awaitLines(window);
            assertThat(window.<String>ui(scene ->
                            window.content().logs().input().textProperty().get()))
                    .isEqualTo("checkout");
            window.picture("times-in-utc-dark");
        } finally {
            TimeZone.setDefault(usual);
        }
        assertThat(new SettingsFile(folder.resolve("settings.json"))
                        .load()
                        .layout()
                        .utc())
                .isTrue();
    }

    private static boolean isOfThePool(Object item) {
        return item instanceof LogPattern pattern && pattern.template().contains("Connection is not available");
    }

    private static String filter(OpenWindow window) {
        return window.ui(scene -> window.content().logs().input().filters().stream()
                .filter(filter -> filter.subject() == LogFilter.Subject.CONDITION)
                .map(LogFilter::value)
                .findFirst()
                .orElse(""));
    }

    private static void awaitLines(OpenWindow window) {
        window.await("lines", SOON, () -> IncidentOnSceneTest.logs(window) == LogStatus.Phase.ROWS);
    }

    private static void awaitPatterns(OpenWindow window) {
        window.await(
                "patterns",
                SOON,
                () -> window.ui(scene -> scene.getRoot().lookup(".patterns .table-view") instanceof TableView<?> table
                        && table.getItems().size() > 3));
    }
}
