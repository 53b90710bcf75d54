package dev.porthole.views.shell.frame;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows the whole of a text that is cut short for want of room, wherever the pointer rests on one; what tells something
 * of its own there keeps the word.
 */
final class WholeTexts {

    private static final Duration DELAY = Duration.millis(400);
    private static final double WIDEST = 460;

    private final Tooltip whole = new Tooltip();
    private @Nullable Labeled under;

    WholeTexts() {
        whole.setShowDelay(DELAY);
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST);
    }

    /** For everything in {@code root}. */
    void watch(Parent root) {
        root.addEventFilter(
                MouseEvent.MOUSE_MOVED, event -> point(event.getTarget() instanceof Node node ? node : null));
        root.addEventFilter(MouseEvent.MOUSE_EXITED, event -> point(null));
    }

    private void point(@Nullable Node node) {
        Labeled cut = cut(node);
        if (cut == under) {
            return;
        }
        if (under != null) {
            Tooltip.uninstall(under, whole);
        }
        under = cut;
        if (cut != null) {
            whole.setText(cut.getText());
            Tooltip.install(cut, whole);
        }
    }

    /** The text at a node that is cut short and that nothing around it explains. */
    private static @Nullable Labeled cut(@Nullable Node node) {
        Labeled found = null;
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof Control control && control.getTooltip() != null) {
                return null;
            }
            if (found == null && each instanceof Labeled labeled && labeled.isTextTruncated()) {
                found = labeled;
            }
        }
        return found;
    }
}
