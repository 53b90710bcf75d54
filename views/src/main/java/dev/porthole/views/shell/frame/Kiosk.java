package dev.porthole.views.shell.frame;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The page alone, over the whole screen, for a wall: without bars and without a cursor. UI thread only. */
final class Kiosk {

    private final BorderPane frame;
    private @Nullable Bars bars;

    /** What was around the page. */
    private record Bars(
            Node top, Node left, Node bottom, @Nullable Cursor cursor) {}

    Kiosk(BorderPane frame) {
        this.frame = frame;
    }

    void toggle() {
        if (bars == null) {
            enter();
        } else {
            leave();
        }
    }

    /** Escape leaves first, before it goes back a step. */
    void leaveOnEscape(KeyEvent event) {
        if (bars != null && event.getCode() == KeyCode.ESCAPE) {
            leave();
            event.consume();
        }
    }

    private void enter() {
        Scene scene = frame.getScene();
        bars = new Bars(frame.getTop(), frame.getLeft(), frame.getBottom(), scene.getCursor());
        frame.setTop(null);
        frame.setLeft(null);
        frame.setBottom(null);
        scene.setCursor(Cursor.NONE);
        full(scene, true);
    }

    private void leave() {
        Bars before = bars;
        if (before != null) {
            bars = null;
            frame.setTop(before.top());
            frame.setLeft(before.left());
            frame.setBottom(before.bottom());
            frame.getScene().setCursor(before.cursor());
            full(frame.getScene(), false);
        }
    }

    private static void full(Scene scene, boolean on) {
        if (scene.getWindow() instanceof Stage stage) {
            stage.setFullScreenExitHint("");
            // the frame itself leaves by Escape, with its bars
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(on);
        }
    }
}
