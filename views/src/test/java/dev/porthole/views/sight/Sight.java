package dev.porthole.views.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** The nodes of a scene that are seen, and how a fault names them. */
final class Sight {

    private final Scene scene;

    Sight(Scene scene) {
        this.scene = scene;
    }

    /** All that is visible, parents before children; nothing of scroll bars. */
    List<Node> nodes() {
        List<Node> seen = new ArrayList<>();
        add(scene.getRoot(), seen);
        return seen;
    }

    /** The texts that are seen. */
    Stream<Text> texts() {
        return nodes().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> text.getText() != null && !text.getText().isBlank())
                .filter(text -> text.getFill() != null && !Color.TRANSPARENT.equals(text.getFill()));
    }

    private static void add(Node node, List<Node> seen) {
        if (!node.isVisible() || node.getOpacity() == 0 || node instanceof ScrollBar) {
            return;
        }
        seen.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> add(child, seen));
        }
    }

    /** Where a node is in its scene. */
    static Bounds at(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** Whether what is in {@code parent} moves under an edge on purpose. */
    static boolean scrolls(Node parent) {
        List<String> classes = parent.getStyleClass();
        boolean ofViewport =
                parent.getParent() != null && parent.getParent().getStyleClass().contains("viewport");
        return ofViewport
                || classes.contains("viewport")
                || classes.contains("clipped-container")
                || classes.contains("column-header-background")
                || classes.contains("headers-region");
    }

    /** Whether it is what is typed into a field, which moves with the caret. */
    static boolean isTyped(Text text) {
        for (Node each = text.getParent(); each != null; each = each.getParent()) {
            if (each instanceof TextInputControl) {
                return !(text.getParent() instanceof Labeled);
            }
        }
        return false;
    }

    /** What stands over a page, or the page. */
    static boolean inOverlay(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("overlay-layer")) {
                return true;
            }
        }
        return false;
    }

    /** Under an edge of what scrolls, so that it is not seen. */
    static boolean scrolledAway(Node node) {
        Bounds at = at(node);
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (scrolls(parent) && !at(parent).contains(at.getCenterX(), at.getCenterY())) {
                return true;
            }
        }
        return false;
    }

    /** A node as a person who has to find it in the code would name it. */
    static String name(Node node) {
        var path = new StringBuilder();
        int depth = 0;
        for (Node each = node; each != null && depth < 6; each = each.getParent()) {
            List<String> classes = each.getStyleClass();
            String kind = each.getClass().getSimpleName();
            if (!classes.isEmpty() || depth == 0) {
                path.insert(0, " > " + kind + (classes.isEmpty() ? "" : "." + String.join(".", classes)));
                depth++;
            }
        }
        String text = node instanceof Text shown
                ? shown.getText()
                : node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        return path.substring(3) + (text.isEmpty() ? "" : " \"" + text + "\"");
    }
}
