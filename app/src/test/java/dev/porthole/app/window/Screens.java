package dev.porthole.app.window;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** Every screen of the sample cluster's window. */
final class Screens {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String QUERY = "sum by (service) (rate(http_server_requests_seconds_count[5m]))";

    static final List<Screen> ALL = List.of(
            new Screen("overview", window -> {}, window -> {}),
            overlay("palette", KeyCode.K, true, false),
            new Screen("keys", window -> window.typed("?"), Screens::escape),
            overlay("range", KeyCode.R, false, true),
            overlay("clusters", KeyCode.C, false, true),
            overlay("namespaces", KeyCode.N, false, true),
            overlay("boards", KeyCode.B, false, true),
            overlay("alarms card", KeyCode.M, false, true),
            new Screen("notifications card", Screens::openNotifications, Screens::escape),
            new Screen("connection card", window -> window.openConnection(""), Screens::escape),
            new Screen("drill-down", Screens::openTile, Screens::escape),
            new Screen("metrics", Screens::openMetrics, Screens::home),
            page("logs", KeyCode.DIGIT3, ".logs-pane"),
            new Screen("log line", Screens::openLine, Screens::home),
            page("pods", KeyCode.DIGIT4, ".pod-list"),
            detail("why", 0),
            detail("describe", 1),
            detail("usage", 2),
            detail("pod logs", 3),
            detail("yaml", 4),
            page("alerts", KeyCode.DIGIT5, ".alerts-pane"),
            new Screen("one alert", Screens::openAlert, Screens::home),
            section("rules", KeyCode.R, ".rules-pane .list-cell:filled"),
            new Screen("rule", Screens::openRule, Screens::home),
            section("silences", KeyCode.S, ".silences-pane"),
            new Screen("silence form", Screens::openSilence, Screens::closeSilence),
            section("routes", KeyCode.T, ".route-line"));

    private Screens() {}

    private static Screen overlay(String name, KeyCode key, boolean shortcut, boolean alt) {
        return new Screen(
                name,
                window -> {
                    window.press(key, shortcut, alt);
                    await(window, ".overlay-card");
                },
                Screens::escape);
    }

    private static void openNotifications(OpenWindow window) {
        window.pressWith(KeyCode.M, true, true);
        await(window, ".notifications-card");
    }

    private static Screen page(String name, KeyCode digit, String shown) {
        return new Screen(name, window -> go(window, digit, shown), Screens::home);
    }

    private static Screen section(String name, KeyCode key, String shown) {
        return new Screen(
                name,
                window -> {
                    window.pressWith(key, true, true);
                    await(window, shown);
                },
                Screens::home);
    }

    private static void openAlert(OpenWindow window) {
        go(window, KeyCode.DIGIT5, ".alerts-page .list-cell:filled");
        window.press(window.node(".alerts-page .list-view"), KeyCode.HOME);
        window.press(window.node(".alerts-page .list-view"), KeyCode.ENTER);
        await(window, ".alert-detail .rule-expression");
    }

    private static void openRule(OpenWindow window) {
        window.pressWith(KeyCode.R, true, true);
        await(window, ".rules-pane .list-cell:filled");
        window.press(window.node(".rules-pane .list-view"), KeyCode.DOWN);
        window.press(window.node(".rules-pane .list-view"), KeyCode.ENTER);
        await(window, ".rule-expression");
    }

    private static void openSilence(OpenWindow window) {
        window.press(KeyCode.S, false, true);
        await(window, ".matcher-row");
        window.ui(scene -> {
            List<TextField> fields = scene.getRoot().lookupAll(".matcher-row .custom-text-field").stream()
                    .map(TextField.class::cast)
                    .toList();
            fields.getFirst().setText("severity");
            fields.getLast().setText("critical");
            return fields;
        });
        window.await(
                "what it would have muted",
                SOON,
                () -> !window.texts(".muted-preview").contains("\u2026"));
    }

    /** The form stays open while other pages are shown. */
    private static void closeSilence(OpenWindow window) {
        window.press(window.node(".silence-fields .custom-text-field"), KeyCode.ESCAPE);
        home(window);
    }

    private static Screen detail(String name, int tab) {
        return new Screen(
                name,
                window -> {
                    go(window, KeyCode.DIGIT4, ".pod-list");
                    window.type("filter-field", "mailer");
                    window.await(
                            "the pods of one workload",
                            SOON,
                            () -> window.texts(".pod-list-view").contains("2"));
                    window.press(window.node(".pod-list"), KeyCode.HOME);
                    window.press(window.node(".pod-list"), KeyCode.ENTER);
                    await(window, ".pod-detail");
                    window.<Boolean>ui(scene -> {
                        ((TabPane) scene.getRoot().lookup(".pod-detail .tab-pane"))
                                .getSelectionModel()
                                .select(tab);
                        return true;
                    });
                    window.pulse();
                },
                Screens::home);
    }

    private static void openTile(OpenWindow window) {
        window.click(window.tile(5));
        window.await(
                "the groups of the signal",
                SOON,
                () -> window.ui(
                        scene -> scene.getRoot().lookup(".drill-down-side .legend-table") instanceof TableView<?> table
                                && !table.getItems().isEmpty()));
    }

    private static void openMetrics(OpenWindow window) {
        go(window, KeyCode.DIGIT2, ".explore");
        window.ui(scene -> {
            var area = (TextArea) scene.getRoot().lookup(".query-area");
            area.setText(QUERY);
            return area;
        });
        window.press(window.node(".query-area"), KeyCode.ENTER);
        window.await(
                "rows",
                SOON,
                () -> window.ui(scene -> scene.getRoot().lookup(".result-table") instanceof TableView<?> table
                        && !table.getItems().isEmpty()));
    }

    private static void openLine(OpenWindow window) {
        go(window, KeyCode.DIGIT3, ".logs-pane");
        window.press(window.node(".log-viewport"), KeyCode.HOME);
        window.press(window.node(".log-viewport"), KeyCode.ENTER);
        window.pulse();
    }

    private static void go(OpenWindow window, KeyCode digit, String shown) {
        window.press(digit, true, false);
        await(window, shown);
    }

    private static void home(OpenWindow window) {
        go(window, KeyCode.DIGIT1, ".overview");
    }

    private static void escape(OpenWindow window) {
        window.press(KeyCode.ESCAPE, false, false);
        window.pulse();
    }

    private static void await(OpenWindow window, String shown) {
        window.await(shown, SOON, () -> window.node(shown) != null);
        window.pulse();
    }
}
