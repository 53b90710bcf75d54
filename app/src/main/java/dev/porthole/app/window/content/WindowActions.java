package dev.porthole.app.window.content;

import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.logs.search.LogsViewModel;
import dev.porthole.views.shell.palette.Action;
import dev.porthole.views.shell.palette.Actions;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * What can be done from anywhere, by key and palette; the frame adds its own.
 *
 * @param findInLogs puts the caret into the log search
 * @param logs what is done in the log pane, wherever it is
 * @param showAllLogs takes all filters away
 * @param forwards shows or hides them
 * @param boards what can be done with the board
 * @param keepLines keeps the last lines of containers that end, or stops keeping them
 * @param diagnostics copies how everything does
 * @param copyLink puts a link to what is shown into the clipboard
 */
record WindowActions(
        Runnable findInLogs,
        LogsViewModel logs,
        Runnable showAllLogs,
        Runnable forwards,
        BoardActions boards,
        Runnable keepLines,
        Runnable diagnostics,
        Runnable copyLink) {

    Actions all() {
        var actions = new Actions();
        actions.add(action("logs.find", KeyCode.F, KeyCombination.SHORTCUT_DOWN, findInLogs));
        actions.add(action("logs.live", KeyCode.P, KeyCombination.ALT_DOWN, this::pauseLogs));
        actions.add(action("logs.fields", KeyCode.L, KeyCombination.ALT_DOWN, this::toggleFields));
        actions.add(action("logs.pills", KeyCode.ENTER, KeyCombination.ALT_DOWN, logs.input()::textToPills));
        actions.add(action("logs.around", KeyCode.A, KeyCombination.ALT_DOWN, logs::showAround));
        actions.add(action("logs.everything", KeyCode.BACK_SPACE, KeyCombination.ALT_DOWN, showAllLogs));
        actions.add(action("forwards", KeyCode.F, KeyCombination.ALT_DOWN, forwards));
        boards.addTo(actions);
        actions.add(action("restarts.lines", KeyCode.K, KeyCombination.ALT_DOWN, keepLines));
        actions.add(Action.of(
                "link",
                Phrase.of("action.link"),
                new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                copyLink));
        actions.add(Action.of("diagnostics", Phrase.of("action.diagnostics"), diagnostics));
        return actions;
    }

    private void pauseLogs() {
        logs.liveProperty().set(!logs.liveProperty().get());
    }

    private void toggleFields() {
        var shown = logs.look().fieldListProperty();
        shown.set(!shown.get());
    }

    private static Action action(String id, KeyCode key, KeyCombination.Modifier with, Runnable run) {
        return Action.of(id, Phrase.of("action." + id), new KeyCodeCombination(key, with), run);
    }
}
