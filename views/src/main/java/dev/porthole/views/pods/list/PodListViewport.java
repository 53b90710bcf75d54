package dev.porthole.views.pods.list;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.connectors.api.workloads.Pod;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.paint.PaintedRegion;
import dev.porthole.views.pods.rows.PodColumn;
import dev.porthole.views.pods.rows.PodGrouping;
import dev.porthole.views.pods.rows.PodList;
import dev.porthole.views.text.Age;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The list of pods, painted: only the lines on screen cost anything, however many there are. What is selected stays
 * selected while lines move. Keys as in a list; left and right close and open a group, Enter chooses, Ctrl+C copies.
 */
final class PodListViewport extends PaintedRegion {

    static final double BAR = 10;

    private static final int NONE = -1;
    private static final double INDENT = 16;
    private static final double WHEEL_LINE = 20;

    private final PodListViewModel model;
    private final Messages messages;
    private final PodListPainter painter;
    private final ScrollBar bar = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private Consumer<Pod> onChosen = pod -> {};
    private PodList list = PodList.EMPTY;
    private String selectedId = "";
    private int selected = NONE;
    private int hovered = NONE;
    private int top;
    private double wheelRest;
    private boolean updatingBar;

    PodListViewport(PodListViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.painter = new PodListPainter(messages, this::ink);
        getStyleClass().add("pod-list");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((property, before, now) -> {
            if (!updatingBar) {
                scrollTo((int) Math.round(now.doubleValue()));
            }
        });
        getChildren().add(bar);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(this, tooltip);
        focusedProperty().addListener(property -> repaint());
        model.nowProperty().addListener(property -> repaint());
        model.listProperty().addListener((property, before, now) -> show(now));
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(lineAt(event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(NONE));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        show(model.listProperty().get());
    }

    /** Is told of the pod that a person opens. */
    void setOnChosen(Consumer<Pod> onChosen) {
        this.onChosen = onChosen;
    }

    /** The selected line in full, as it is copied and read aloud; empty when none is selected. */
    String selectedText() {
        return selected == NONE ? "" : text(list.lines().get(selected));
    }

    private String text(PodList.Line line) {
        return switch (line) {
            case PodList.Line.Group group -> VisibleText.of(painter.title(group)) + ", " + painter.counts(group);
            case PodList.Line.One(var row) ->
                VisibleText.of(row.pod().key().toString()) + ", "
                        + Arrays.stream(PodColumn.values())
                                .filter(column -> column != PodColumn.NAME)
                                .map(column -> messages.text(column.key()) + " "
                                        + (column == PodColumn.AGE
                                                ? Age.between(
                                                                row.pod().createdAt(),
                                                                model.nowProperty()
                                                                        .get())
                                                        .in(messages)
                                                : VisibleText.of(column.text(row))))
                                .collect(Collectors.joining(", "));
        };
    }

    private void show(PodList now) {
        list = now;
        selected = selectedId.isEmpty() ? NONE : find(selectedId);
        hovered = NONE;
        scrollTo(top);
    }

    private static String id(PodList.Line line) {
        return switch (line) {
            case PodList.Line.Group group -> "group " + group.name();
            case PodList.Line.One(var row) -> row.pod().uid();
        };
    }

    private int find(String id) {
        for (int i = 0; i < list.lines().size(); i++) {
            if (id(list.lines().get(i)).equals(id)) {
                return i;
            }
        }
        return NONE;
    }

    private int screenLines() {
        return Math.max(1, (int) (getHeight() / PodListPainter.LINE_HEIGHT));
    }

    private void scrollTo(int line) {
        int beyond = Math.max(0, list.lines().size() - screenLines());
        top = Math.clamp(line, 0, beyond);
        updatingBar = true;
        bar.setMax(beyond);
        bar.setVisibleAmount(
                beyond == 0
                        ? 1
                        : Math.max(
                                1,
                                (double) screenLines()
                                        * beyond
                                        / Math.max(1, list.lines().size())));
        bar.setValue(top);
        bar.setBlockIncrement(screenLines());
        bar.setVisible(beyond > 0);
        updatingBar = false;
        repaint();
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, Math.max(0, getWidth() - BAR), getHeight());
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
    }

    @Override
    protected void resized(double width, double height) {
        scrollTo(top);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 3 * PodListPainter.LINE_HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 12 * PodListPainter.LINE_HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        var columns = new PodListColumns(width);
        double indent = model.queryProperty().get().grouping() == PodGrouping.NONE ? 0 : INDENT;
        double y = 0;
        for (int i = top; i < list.lines().size() && y < height; i++) {
            background(graphics, i, y, width);
            switch (list.lines().get(i)) {
                case PodList.Line.Group group -> painter.group(graphics, group, y, width);
                case PodList.Line.One(var row) ->
                    painter.pod(graphics, row, model.nowProperty().get(), columns, y, indent);
            }
            y += PodListPainter.LINE_HEIGHT;
        }
    }

    private void background(GraphicsContext graphics, int line, double y, double width) {
        if (line == selected || line == hovered) {
            graphics.setFill(ink(
                    line != selected
                            ? PaintColour.HOVER
                            : isFocused() ? PaintColour.SELECTED : PaintColour.SELECTED_IDLE));
            graphics.fillRect(0, y, width, PodListPainter.LINE_HEIGHT);
        }
        if (line == selected && isFocused()) {
            graphics.setFill(ink(PaintColour.RANGE_EDGE));
            graphics.fillRect(0, y, 2, PodListPainter.LINE_HEIGHT);
        }
        graphics.setFill(ink(PaintColour.LINE));
        graphics.fillRect(0, y + PodListPainter.LINE_HEIGHT - 1, width, 1);
    }

    private int lineAt(double y) {
        int line = top + (int) (y / PodListPainter.LINE_HEIGHT);
        return y >= 0 && line < list.lines().size() ? line : NONE;
    }

    private void hover(int line) {
        if (line != hovered) {
            hovered = line;
            tooltip.setText(line == NONE ? "" : text(list.lines().get(line)));
            repaint();
        }
    }

    private void wheel(ScrollEvent event) {
        wheelRest -= event.getDeltaY() / WHEEL_LINE;
        int lines = (int) wheelRest;
        wheelRest -= lines;
        if (lines != 0) {
            scrollTo(top + lines);
            hover(lineAt(event.getY()));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        int line = lineAt(event.getY());
        if (event.getButton() == MouseButton.PRIMARY && line != NONE) {
            select(line);
            choose();
        }
    }

    private void select(int line) {
        if (list.lines().isEmpty()) {
            return;
        }
        selected = Math.clamp(line, 0, list.lines().size() - 1);
        selectedId = id(list.lines().get(selected));
        if (selected < top) {
            scrollTo(selected);
        } else if (selected >= top + screenLines()) {
            scrollTo(selected - screenLines() + 1);
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        repaint();
    }

    private void choose() {
        switch (selectedLine()) {
            case PodList.Line.Group group -> model.collapse(group.name(), !group.collapsed());
            case PodList.Line.One(var row) -> onChosen.accept(row.pod());
            case null -> {}
        }
    }

    private PodList.@Nullable Line selectedLine() {
        return selected == NONE ? null : list.lines().get(selected);
    }

    private void collapse(boolean collapsed) {
        if (selectedLine() instanceof PodList.Line.Group group) {
            model.collapse(group.name(), collapsed);
        }
    }

    private void key(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        int page = Math.max(1, screenLines() - 1);
        int from = selected == NONE ? top - 1 : selected;
        switch (event.getCode()) {
            case UP -> select(from - 1);
            case DOWN -> select(from + 1);
            case PAGE_UP -> select(from - page);
            case PAGE_DOWN -> select(from + page);
            case HOME -> select(0);
            case END -> select(list.lines().size() - 1);
            case LEFT -> collapse(true);
            case RIGHT -> collapse(false);
            case ENTER -> choose();
            case C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                copy();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(selectedText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? selectedText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
