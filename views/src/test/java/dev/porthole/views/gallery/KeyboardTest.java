package dev.porthole.views.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.theme.Theme;
import dev.porthole.views.time.TimeChoice;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The window by keys alone, on a stage of the headless platform. */
class KeyboardTest {

    private static void with(Consumer<SampleShell> part) {
        UiThread.run(() -> {
            var shell = new SampleShell(Theme.DARK, Locale.ENGLISH, 990, 700, SampleBoard.incident());
            var stage = new Stage();
            stage.setScene(shell.scene);
            stage.show();
            try {
                part.accept(shell);
            } finally {
                stage.hide();
            }
        });
    }

    private enum With {
        NOTHING,
        CTRL,
        ALT,
        CTRL_SHIFT
    }

    private static void press(SampleShell shell, KeyCode code, With modifier) {
        Node owner = shell.scene.getFocusOwner();
        Event.fireEvent(
                owner == null ? shell.shell : owner,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        code,
                        modifier == With.CTRL_SHIFT,
                        modifier == With.CTRL || modifier == With.CTRL_SHIFT,
                        modifier == With.ALT,
                        false));
    }

    private static void press(SampleShell shell, KeyCode code) {
        press(shell, code, With.NOTHING);
    }

    private static void type(SampleShell shell, String character) {
        Node owner = shell.scene.getFocusOwner();
        Event.fireEvent(
                owner == null ? shell.shell : owner,
                new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private static boolean shows(SampleShell shell, String styleClass) {
        return shell.shell.lookup(styleClass) != null;
    }

    private static Destination place(SampleShell shell) {
        return shell.navigator.currentProperty().get().destination();
    }

    @Test
    void ctrl_and_a_number_goes_to_a_place_and_back_leads_back() {
        with(shell -> {
            press(shell, KeyCode.DIGIT3, With.CTRL);
            assertThat(place(shell)).isEqualTo(Destination.LOGS);
            press(shell, KeyCode.DIGIT5, With.CTRL);
            assertThat(place(shell)).isEqualTo(Destination.ALERTS);
            press(shell, KeyCode.ESCAPE);
            assertThat(place(shell)).isEqualTo(Destination.LOGS);
            press(shell, KeyCode.LEFT, With.ALT);
            assertThat(place(shell)).isEqualTo(Destination.OVERVIEW);
        });
    }

    @Test
    void the_palette_opens_finds_runs_and_gives_the_focus_back() {
        with(shell -> {
            Node tile = shell.board.getChildrenUnmodifiable().getFirst();
            tile.requestFocus();
            press(shell, KeyCode.K, With.CTRL);
            assertThat(shows(shell, ".palette")).isTrue();
            assertThat(shell.scene.getFocusOwner()).isInstanceOf(TextField.class);
            ((TextField) shell.scene.getFocusOwner()).setText("15 minutes");
            press(shell, KeyCode.ENTER);
            assertThat(shows(shell, ".palette")).isFalse();
            assertThat(shell.time.choiceProperty().get()).isEqualTo(new TimeChoice.Last(Duration.ofMinutes(15)));
            assertThat(shell.scene.getFocusOwner()).isSameAs(tile);
        });
    }

    @Test
    void escape_closes_what_lies_over_the_window_before_it_goes_back() {
        with(shell -> {
            press(shell, KeyCode.DIGIT4, With.CTRL);
            press(shell, KeyCode.K, With.CTRL);
            press(shell, KeyCode.ESCAPE);
            assertThat(shows(shell, ".palette")).isFalse();
            assertThat(place(shell)).isEqualTo(Destination.PODS);
            press(shell, KeyCode.ESCAPE);
            assertThat(place(shell)).isEqualTo(Destination.OVERVIEW);
        });
    }

    @Test
    void a_question_mark_shows_the_keys_but_not_while_typing() {
        with(shell -> {
            type(shell, "?");
            assertThat(shows(shell, ".help")).isTrue();
            press(shell, KeyCode.ESCAPE);
            press(shell, KeyCode.K, With.CTRL);
            type(shell, "?");
            assertThat(shows(shell, ".help")).isFalse();
            assertThat(shows(shell, ".palette")).isTrue();
        });
    }

    @Test
    void the_palettes_key_closes_it_again() {
        with(shell -> {
            press(shell, KeyCode.K, With.CTRL);
            press(shell, KeyCode.K, With.CTRL);
            assertThat(shows(shell, ".palette")).isFalse();
        });
    }

    @Test
    void tiles_are_walked_by_arrows_and_chosen_by_enter() {
        with(shell -> {
            shell.board.getChildrenUnmodifiable().getFirst().requestFocus();
            press(shell, KeyCode.RIGHT);
            press(shell, KeyCode.DOWN);
            press(shell, KeyCode.ENTER);
            assertThat(shell.chosen).containsExactly("errors");
            press(shell, KeyCode.END);
            press(shell, KeyCode.SPACE);
            assertThat(shell.chosen).containsExactly("errors", "restarts");
        });
    }

    @Test
    void a_namespace_is_chosen_by_keys() {
        with(shell -> {
            press(shell, KeyCode.N, With.ALT);
            assertThat(shows(shell, ".choice-menu")).isTrue();
            press(shell, KeyCode.DOWN);
            press(shell, KeyCode.ENTER);
            assertThat(shell.chosen).containsExactly("namespace shop");
            assertThat(shows(shell, ".choice-menu")).isFalse();
        });
    }

    @Test
    void a_wrong_range_is_said_at_its_field_and_nothing_changes() {
        with(shell -> {
            press(shell, KeyCode.R, With.ALT);
            var fields = shell.shell.lookupAll(".range-fixed .text-field").stream()
                    .map(TextField.class::cast)
                    .toList();
            fields.getFirst().setText("yesterday");
            fields.getFirst().requestFocus();
            press(shell, KeyCode.ENTER);
            assertThat(shows(shell, ".range-menu")).isTrue();
            assertThat(shell.shell.lookupAll(".field-remark").stream()
                            .map(Label.class::cast)
                            .filter(Node::isVisible)
                            .map(Label::getText))
                    .containsExactly("Not a date and time");
            assertThat(shell.time.choiceProperty().get()).isEqualTo(new TimeChoice.Last(Duration.ofHours(1)));
        });
    }

    @Test
    void refreshing_and_the_theme_have_keys() {
        with(shell -> {
            press(shell, KeyCode.F5);
            assertThat(shell.refreshes).hasValue(1);
            press(shell, KeyCode.L, With.CTRL_SHIFT);
            assertThat(shell.appearance.theme()).isEqualTo(Theme.LIGHT);
            press(shell, KeyCode.L, With.CTRL_SHIFT);
            assertThat(shell.appearance.theme()).isEqualTo(Theme.DARK);
        });
    }

    @Test
    void every_control_has_a_name_for_screen_readers() {
        with(shell -> {
            for (Node node : shell.shell.lookupAll(".button")) {
                String text = node.getAccessibleText();
                String label = node instanceof javafx.scene.control.Labeled labeled ? labeled.getText() : "";
                assertThat(text == null || text.isBlank() ? label : text)
                        .as(node.toString())
                        .isNotBlank();
            }
            for (Node tile : shell.board.getChildrenUnmodifiable()) {
                assertThat(tile.getAccessibleText()).isNotBlank();
                assertThat(tile.isFocusTraversable()).isTrue();
            }
        });
    }
}
