package dev.porthole.views.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What is cut off, cut short though there is room, a button or heading that is cut short at all, or a text that lies over another. */
public final class LayoutFaults {

    /** Letters reach over their line by about this, and edges fall between pixels. */
    private static final double SLACK = 2;

    private static final double HEIGHT_SLACK = 4;

    private static final double ROOM = 12;

    private final Sight sight;

    public LayoutFaults(Scene scene) {
        this.sight = new Sight(scene);
    }

    /** A line for each. */
    public List<String> find() {
        List<String> faults = new ArrayList<>();
        for (Node node : sight.nodes()) {
            boolean ofLabel = node instanceof Text && node.getParent() instanceof Labeled;
            if (node instanceof Text && !ofLabel || node instanceof Control) {
                cutOff(node, faults);
            }
            if (node instanceof Labeled labeled && labeled.isTextTruncated()) {
                cutShort(labeled, faults);
            }
        }
        overlapping(faults);
        return faults;
    }

    private static void cutOff(Node node, List<String> faults) {
        if (node instanceof Text text && (text.getText().isBlank() || Sight.isTyped(text))) {
            return;
        }
        Bounds at = Sight.at(node);
        if (Sight.scrolledAway(node) || at.getWidth() < 1 || at.getHeight() < 1) {
            return;
        }
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (Sight.scrolls(parent)) {
                return;
            }
            Bounds within = Sight.at(parent);
            if (!(parent instanceof Region) || within.getWidth() < 1) {
                continue;
            }
            double over = Math.max(within.getMinX() - at.getMinX(), at.getMaxX() - within.getMaxX()) - SLACK;
            double beyond = Math.max(within.getMinY() - at.getMinY(), at.getMaxY() - within.getMaxY()) - HEIGHT_SLACK;
            if (over > 0 || beyond > 0) {
                faults.add(String.format(
                        Locale.ROOT,
                        "cut off by %.0f, %.0f px: %s, out of %s",
                        Math.max(0, over + SLACK),
                        Math.max(0, beyond + HEIGHT_SLACK),
                        Sight.name(node),
                        Sight.name(parent)));
                return;
            }
        }
    }

    private static void cutShort(Labeled labeled, List<String> faults) {
        if (room(labeled) > ROOM) {
            faults.add(String.format(
                    Locale.ROOT, "cut short with %.0f px of room: %s", room(labeled), Sight.name(labeled)));
        } else if (labeled instanceof ButtonBase && !labeled.getStyleClass().contains("pill") || isHeading(labeled)) {
            faults.add("a button's or a heading's words are cut short: " + Sight.name(labeled));
        }
    }

    private static boolean isHeading(Labeled labeled) {
        return labeled.getParent() instanceof TableColumnHeader
                || labeled.getStyleClass().contains("panel-title")
                || labeled.getStyleClass().contains("tile-title");
    }

    /** What is empty beside it, in its line. */
    private static double room(Labeled labeled) {
        Parent parent = labeled.getParent();
        if (parent == null || labeled instanceof Cell<?> || labeled.isWrapText()) {
            return 0;
        }
        Bounds at = Sight.at(labeled);
        double right = at.getMaxX();
        double empty = 0;
        for (Node sibling : parent.getChildrenUnmodifiable()) {
            Bounds other = Sight.at(sibling);
            boolean sameLine = other.getMinY() < at.getMaxY() && other.getMaxY() > at.getMinY();
            if (sibling == labeled || !sibling.isVisible() || !sameLine) {
                continue;
            }
            right = Math.max(right, other.getMaxX());
            if (sibling.getClass() == Region.class
                    && ((Region) sibling).getBackground() == null
                    && ((Region) sibling).getChildrenUnmodifiable().isEmpty()) {
                empty += other.getWidth();
            }
        }
        double end = Sight.at(parent).getMaxX() - (parent instanceof Region region ? region.snappedRightInset() : 0);
        return empty + Math.max(0, end - right);
    }

    /** The bounds of one that is broken into two lines take in its neighbours. */
    private static boolean flowTogether(Text one, Text other) {
        return one.getParent() instanceof TextFlow flow && flow == other.getParent();
    }

    private void overlapping(List<String> faults) {
        List<Text> texts = sight.texts().filter(text -> !Sight.isTyped(text)).toList();
        for (int i = 0; i < texts.size(); i++) {
            Bounds one = Sight.at(texts.get(i));
            for (int j = i + 1; j < texts.size() && !Sight.scrolledAway(texts.get(i)); j++) {
                Bounds other = Sight.at(texts.get(j));
                double across = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
                double down = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
                if (across > 3
                        && down > 5
                        && !flowTogether(texts.get(i), texts.get(j))
                        && Sight.inOverlay(texts.get(i)) == Sight.inOverlay(texts.get(j))
                        && !Sight.scrolledAway(texts.get(j))) {
                    faults.add("over each other: " + Sight.name(texts.get(i)) + " and " + Sight.name(texts.get(j)));
                }
            }
        }
    }
}
