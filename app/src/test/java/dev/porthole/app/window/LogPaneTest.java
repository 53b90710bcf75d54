package dev.porthole.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.app.command.SampleOptions;
import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.logs.LogFilter;
import dev.porthole.connectors.api.logs.LogQuery.Language;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log pane on the sample cluster, asked in KQL as a person would. */
class LogPaneTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"DARK,1440,900,en", "LIGHT,1000,700,ko"})
    void a_query_is_completed_opened_narrowed_followed_and_undone(Theme theme, int width, int height, String language) {
        String look = theme.name().toLowerCase(Locale.ROOT) + "-" + width + "-" + language;
        try (var window =
                new OpenWindow(SampleOptions.demo(), folder, theme, width, height, Locale.forLanguageTag(language))) {
            window.press(KeyCode.DIGIT3, true, false);
            window.await("rows", SOON, () -> rows(window) > 50);
            of(window, logs -> {
                logs.input().languageProperty().set(Language.KQL);
                return true;
            });
            type(window, "log.lev");
            window.await("fields", SOON, () -> window.texts(".completion").contains("log.level"));
            key(window, KeyCode.TAB);
            assertThat(text(window)).isEqualTo("log.level: ");
            window.await("values", SOON, () -> window.texts(".completion").contains("error"));
            window.picture("logs-completion-" + look);
            type(window, "log.level: error and (message: time");
            key(window, KeyCode.ENTER);
            window.await(
                    "the mistake",
                    SOON,
                    () -> of(window, logs -> logs.status().failureProperty().get()) instanceof Failure.BadQuery);
            window.picture("logs-mistake-" + look);

            type(window, "log.level: error and not kubernetes.pod.name: nothing");
            of(window, logs -> logs.input().textToPills());
            assertThat(filters(window))
                    .containsExactly(
                            LogFilter.condition("log.level:error", false),
                            LogFilter.condition("kubernetes.pod.name:nothing", true));
            window.await(
                    "errors only",
                    SOON,
                    () -> of(
                            window,
                            logs -> logs.rows().size() > 0
                                    && logs.newest().stream()
                                            .allMatch(line ->
                                                    "error".equals(line.fields().get("log.level")))));

            of(window, logs -> {
                logs.look().fieldListProperty().set(true);
                logs.look().columns().toggle("service.name");
                // not one of the newest: its container may have written nothing since
                logs.open(logs.rows().line(logs.rows().size() / 2));
                return true;
            });
            window.await("fields", SOON, () -> window.texts(".log-field-list").contains("trace.id"));
            window.await(
                    "what happened",
                    SOON,
                    () -> of(
                            window,
                            logs -> !logs.status().markersProperty().get().isEmpty()));
            window.picture("logs-details-" + look);
            of(window, logs -> {
                logs.showAround();
                return true;
            });
            window.await(
                    "lines around",
                    SOON,
                    () -> of(
                            window,
                            logs -> logs.around().rows().size() > 20
                                    && !logs.around().askingProperty().get()
                                    && logs.around().middleRow() > 0));
            window.picture("logs-around-" + look);

            int pills = filters(window).size();
            of(window, logs -> {
                logs.around().close();
                logs.onlyPod(logs.status().openedProperty().get());
                logs.closeDetails();
                return true;
            });
            assertThat(filters(window)).hasSize(pills + 1);
            window.press(KeyCode.LEFT, false, true);
            assertThat(filters(window)).as("Back takes the last pill away").hasSize(pills);
        }
    }

    @ParameterizedTest
    @CsvSource({"message:*", "kubernetes.pod.name:checkout* and not log.level:nothing"})
    void a_pods_own_log_is_asked_in_the_same_language(String query) {
        try (var window = new OpenWindow(SampleOptions.demo(), folder)) {
            window.press(KeyCode.DIGIT3, true, false);
            window.await("rows", SOON, () -> rows(window) > 50);
            PodKey pod = of(
                    window,
                    logs -> logs.newest().stream()
                            .filter(line -> line.pod().startsWith("checkout"))
                            .map(line -> new PodKey(line.namespace(), line.pod()))
                            .findFirst()
                            .orElseThrow());
            of(window, logs -> {
                logs.showOwnLog(pod);
                return true;
            });
            window.await("its lines", SOON, () -> of(window, LogsViewModel::isOwnLog) && rows(window) > 5);
            of(window, logs -> {
                logs.input().languageProperty().set(Language.KQL);
                logs.input().textProperty().set("not (" + query + ")");
                logs.searchNow();
                return true;
            });
            window.await("no line", SOON, () -> rows(window) == 0);
            of(window, logs -> {
                logs.input().textProperty().set(query);
                logs.searchNow();
                return true;
            });
            window.await("all lines", SOON, () -> rows(window) > 5);
        }
    }

    private static <T> T of(OpenWindow window, Function<LogsViewModel, T> part) {
        return window.ui(scene -> part.apply(window.content().logs()));
    }

    private static int rows(OpenWindow window) {
        return of(window, logs -> logs.rows().size());
    }

    private static List<LogFilter> filters(OpenWindow window) {
        return of(window, logs -> logs.input().filters());
    }

    private static TextField field(Scene scene) {
        return (TextField) scene.getRoot().lookup(".log-search-field");
    }

    private static String text(OpenWindow window) {
        return window.ui(scene -> field(scene).getText());
    }

    private static void type(OpenWindow window, String text) {
        window.ui(scene -> {
            field(scene).requestFocus();
            field(scene).setText(text);
            field(scene).positionCaret(text.length());
            return true;
        });
    }

    private static void key(OpenWindow window, KeyCode code) {
        window.ui(scene -> {
            Event.fireEvent(field(scene), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }
}
