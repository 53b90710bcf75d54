package dev.porthole.views.shell.overlay;

import dev.porthole.views.bridge.WhileInScene;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where menus, cards and the palette lie, over everything else and without a window of their own. At most one is open.
 * Escape, a click beside it, or focus that goes elsewhere closes it; focus then returns to where it was.
 */
public final class OverlayLayer extends Pane {

    private static final double GAP = 6;
    private static final double EDGE = 8;
    private static final double PALETTE_TOP = 72;

    private @Nullable Region content;
    private @Nullable Node anchor;
    private @Nullable Node focusBefore;

    public OverlayLayer() {
        getStyleClass().add("overlay-layer");
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        WhileInScene.keep(this, scene -> {
            var focus = scene.focusOwnerProperty().subscribe(this::closeWhenLeft);
            return focus::unsubscribe;
        });
    }

    /** Opens {@code card} at {@code node}, below it or, where there is no room, above; closes it if it is open there. */
    public void openAt(Node node, Region card) {
        boolean again = isVisible() && anchor == node;
        close();
        if (!again) {
            open(card, node);
        }
    }

    /** Opens {@code card} in the upper middle. */
    public void openCentred(Region card) {
        close();
        open(card, null);
    }

    /** Whether a card of {@code kind} is open. */
    public boolean isOpen(Class<? extends Region> kind) {
        return kind.isInstance(content);
    }

    public void close() {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        getChildren().clear();
        content = null;
        anchor = null;
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && before.getScene() == getScene()) {
            before.requestFocus();
        } else if (getParent() != null) {
            getParent().requestFocus(); // or keys would go to a card that is no longer there
        }
    }

    private void open(Region card, @Nullable Node node) {
        Scene scene = getScene();
        focusBefore = scene == null ? null : scene.getFocusOwner();
        content = card;
        anchor = node;
        if (!card.getStyleClass().contains("overlay-card")) {
            card.getStyleClass().add("overlay-card");
        }
        getChildren().setAll(card);
        setVisible(true);
        applyCss();
        layout();
        card.requestFocus();
    }

    private void closeWhenLeft(@Nullable Node owner) {
        if (!isVisible() || owner == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == content) {
                return;
            }
        }
        focusBefore = owner;
        close();
    }

    @Override
    protected void layoutChildren() {
        Region card = content;
        if (card == null) {
            return;
        }
        double width = Math.min(card.prefWidth(-1), getWidth() - 2 * EDGE);
        double height = Math.min(card.prefHeight(width), getHeight() - 2 * EDGE);
        double x = (getWidth() - width) / 2;
        double y = Math.min(PALETTE_TOP, getHeight() - height - EDGE);
        if (anchor != null) {
            Bounds at = sceneToLocal(anchor.localToScene(anchor.getLayoutBounds()));
            x = Math.clamp(at.getMinX(), EDGE, Math.max(EDGE, getWidth() - width - EDGE));
            boolean below = at.getMaxY() + GAP + height <= getHeight() - EDGE;
            y = below ? at.getMaxY() + GAP : at.getMinY() - GAP - height;
        }
        card.resizeRelocate(Math.round(x), Math.round(Math.max(EDGE, y)), Math.ceil(width), Math.ceil(height));
    }
}
