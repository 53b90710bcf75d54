package dev.porthole.app.window.content;

import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.palette.Action;
import dev.porthole.views.shell.palette.Actions;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * What can be done with the board, by key and palette.
 *
 * @param editing arranges its tiles
 * @param openService shows the service that is chosen on the board that is about one
 */
record BoardActions(BoardEditing editing, Runnable openService) {

    void addTo(Actions actions) {
        actions.add(action("board.service", KeyCode.O, openService));
        actions.add(action("board.tile.add", KeyCode.I, editing::add));
        actions.add(action("board.tile.edit", KeyCode.E, editing::edit));
        actions.add(action("board.tile.remove", KeyCode.DELETE, editing::remove));
        actions.add(action("board.tile.left", KeyCode.LEFT, () -> editing.move(-1), KeyCombination.SHIFT_DOWN));
        actions.add(action("board.tile.right", KeyCode.RIGHT, () -> editing.move(1), KeyCombination.SHIFT_DOWN));
    }

    private static Action action(String id, KeyCode key, Runnable run, KeyCombination.Modifier... more) {
        var with = new KeyCombination.Modifier[more.length + 1];
        with[0] = KeyCombination.ALT_DOWN;
        System.arraycopy(more, 0, with, 1, more.length);
        return Action.of(id, Phrase.of("action." + id), new KeyCodeCombination(key, with), run);
    }
}
