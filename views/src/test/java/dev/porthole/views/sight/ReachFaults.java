package dev.porthole.views.sight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What has no name for a screen reader, and what a keyboard cannot get to. */
public final class ReachFaults {

    private static final int MOST_STEPS = 400;

    private final Scene scene;

    public ReachFaults(Scene scene) {
        this.scene = scene;
    }

    /** Controls without a name, a line for each. */
    public List<String> unnamed() {
        List<String> faults = new ArrayList<>();
        Set<Node> labelled = new HashSet<>();
        List<Node> nodes = new Sight(scene).nodes();
        nodes.forEach(node -> {
            if (node instanceof Label label && label.getLabelFor() != null) {
                labelled.add(label.getLabelFor());
            }
        });
        for (Node node : nodes) {
            boolean named = labelled.contains(node)
                    || said(node.getAccessibleText())
                    || said(node.getAccessibleRoleDescription());
            boolean worded = node instanceof Labeled labeled && said(labeled.getText());
            if (isWorkedWith(node) && !isPart(node) && !named && !worded) {
                faults.add("no name: " + Sight.name(node));
            }
        }
        return faults;
    }

    /** What reacts to the mouse but cannot have the keys, a line for each. */
    public List<String> mouseOnly() {
        List<String> faults = new ArrayList<>();
        for (Node node : new Sight(scene).nodes()) {
            boolean mouse = node instanceof ButtonBase
                    || node.getOnMouseClicked() != null && !(node instanceof Cell<?>)
                    || node.getCursor() == Cursor.HAND;
            if (mouse && !node.isDisabled() && !isPart(node) && !byKeys(node)) {
                faults.add("for the mouse alone: " + Sight.name(node));
            }
        }
        return faults;
    }

    /** What Tab does not come to, pressed as often as it takes to be back, a line for each. */
    public List<String> notReached() {
        Node first = scene.getFocusOwner();
        Set<Node> reached = new HashSet<>();
        for (int i = 0; i < MOST_STEPS && reached.add(scene.getFocusOwner()); i++) {
            Node owner = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
        }
        List<String> faults = new ArrayList<>();
        for (Node node : new Sight(scene).nodes()) {
            if (isWorkedWith(node) && node.isFocusTraversable() && !node.isDisabled() && !isPart(node)) {
                boolean byArrows = node instanceof ToggleButton toggle && toggle.getToggleGroup() != null;
                if (!reached.contains(node) && !byArrows) {
                    faults.add("Tab does not come to: " + Sight.name(node));
                }
            }
        }
        if (first != null) {
            first.requestFocus();
        }
        return faults;
    }

    /** Tab, or Ctrl+Tab where Tab means something else. */
    private void step() {
        Node owner = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        for (boolean control : new boolean[] {false, true}) {
            if (scene.getFocusOwner() == owner || scene.getFocusOwner() == null) {
                Event.fireEvent(
                        owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, control, false, false));
            }
        }
    }

    private static boolean byKeys(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.isFocusTraversable() && !(each instanceof ScrollPane)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorkedWith(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ChoiceBox<?>
                || node instanceof ListView<?>
                || node instanceof TableView<?>
                || node instanceof TreeView<?>
                || node instanceof Slider
                || node instanceof Spinner<?>
                || node.isFocusTraversable() && !(node instanceof ScrollPane) && !(node instanceof TabPane);
    }

    /** Of another control, which has the name and the keys. */
    private static boolean isPart(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Control
                    && !(parent instanceof ScrollPane)
                    && !(parent instanceof TabPane)
                    && !(parent instanceof javafx.scene.control.SplitPane)
                    && !(parent instanceof Cell<?>)
                    && !(parent instanceof ListView<?>)
                    && !(parent instanceof TableView<?>)) {
                return true;
            }
        }
        return false;
    }

    private static boolean said(String text) {
        return text != null && !text.isBlank();
    }
}
