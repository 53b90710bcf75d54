package dev.porthole.views.logs.rows;

import dev.porthole.views.logs.store.LogRows;
import dev.porthole.views.paint.PaintedRegion;
import dev.porthole.views.text.StyledText;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Log rows, painted: only those on screen are ever read, so that a million cost what a hundred do. Keys as in a list:
 * arrows, page, Home, End, Enter to open, Space to unfold a stack trace, Ctrl+C to copy. The selected row is what a
 * screen reader hears.
 */
public final class LogViewport extends PaintedRegion {

    private static final double WHEEL_LINE = 16;
    private static final int COLUMN_STEP = 8;

    private final LogRows rows;
    private final RowView look;
    private final ViewportState state;
    private final ScrollBar scrollBar = new ScrollBar();
    private final BooleanProperty wrap = new SimpleBooleanProperty(this, "wrap");
    private final ReadOnlyBooleanWrapper atTop = new ReadOnlyBooleanWrapper(this, "atTop", true);
    private IntConsumer onOpen = line -> {};
    private IntConsumer onSelected = line -> {};
    private Runnable onNearEnd = () -> {};
    private boolean updatingBar;
    private double wheelRest;
    private int skippedCells;
    private int hoverRow = ViewportState.NONE;
    /** Stays in the middle while the size changes, until somebody scrolls. */
    private int middleRow = ViewportState.NONE;

    /** @param times how the time of a row is written; as long for every time */
    public LogViewport(LogRows rows, DateTimeFormatter times) {
        this.rows = rows;
        this.look = new RowView(rows, times, this::ink);
        this.state = new ViewportState(rows, this::height, this::changed);
        getStyleClass().add("log-viewport");
        scrollBar.setOrientation(Orientation.VERTICAL);
        scrollBar.setFocusTraversable(false);
        scrollBar.valueProperty().addListener((property, before, now) -> {
            if (!updatingBar) {
                state.showAtTop((int) Math.round(now.doubleValue()));
            }
        });
        getChildren().add(scrollBar);
        wrap.addListener(property -> {
            skippedCells = 0;
            state.reflow();
        });
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        focusedProperty().addListener(property -> repaint());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(rowAt(event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(ViewportState.NONE));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Long lines go on below instead of to the right. */
    public BooleanProperty wrapProperty() {
        return wrap;
    }

    /** Whether the newest row is in view. */
    public ReadOnlyBooleanProperty atTopProperty() {
        return atTop.getReadOnlyProperty();
    }

    /** @param fields that stand as columns before the text */
    public void setColumns(List<String> fields) {
        look.setColumns(fields);
        state.reflow();
    }

    /** Where a column begins, and how wide each is. */
    public double columnX(int column) {
        return look.columnX(column);
    }

    public double columnWidth() {
        return look.columnWidth();
    }

    /** Called with the line's number when a row is opened. */
    public void setOnOpen(IntConsumer onOpen) {
        this.onOpen = onOpen;
    }

    /** Called with the line's number when a row is selected by a person. */
    public void setOnSelected(IntConsumer onSelected) {
        this.onSelected = onSelected;
    }

    /** Called when the last rows come into view. */
    public void setOnNearEnd(Runnable onNearEnd) {
        this.onNearEnd = onNearEnd;
    }

    /** What is marked wherever it occurs. */
    public void setMarks(List<String> terms) {
        look.texts().mark(terms);
        repaint();
    }

    /** @param format such as "%,d lines" */
    public void setFoldedLines(String format) {
        look.texts().setFoldedLines(format);
        repaint();
    }

    public void showNewest() {
        state.showAtTop(0);
    }

    /** Selects a row and has others above and below it. */
    public void showInMiddle(int row) {
        middleRow = row;
        state.showAtTop(Math.max(0, row - state.screenLines() / 2));
        state.select(row);
        tellSelected();
    }

    /** Moves the selection, or selects the top row when there is none. */
    public void moveSelection(int by) {
        state.moveSelection(by);
        if (state.selectedRow() != ViewportState.NONE) {
            tellSelected();
        }
    }

    private void tellSelected() {
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        onSelected.accept(rows.line(state.selectedRow()));
    }

    public void clearSelection() {
        state.clearSelection();
    }

    public ViewportState state() {
        return state;
    }

    private void changed() {
        atTop.set(state.isAtTop());
        updatingBar = true;
        int beyond = Math.max(0, rows.size() - state.screenLines());
        scrollBar.setMax(beyond);
        scrollBar.setVisibleAmount(
                beyond == 0 ? 1 : Math.max(1, (double) state.screenLines() * beyond / Math.max(1, rows.size())));
        scrollBar.setValue(Math.min(beyond, state.topRow()));
        scrollBar.setBlockIncrement(state.screenLines());
        scrollBar.setVisible(beyond > 0);
        updatingBar = false;
        if (getScene() != null && rows.size() > 0 && state.nearsEnd()) {
            onNearEnd.run();
        }
        repaint();
    }

    private int height(int row) {
        int line = rows.line(row);
        boolean unfolded = state.isUnfolded(line);
        if (!wrap.get() && !unfolded) {
            return 1;
        }
        return lines(line, unfolded).size();
    }

    private List<StyledText> lines(int line, boolean unfolded) {
        return look.lines(line, unfolded, wrap.get(), skippedCells);
    }

    private double contentWidth() {
        return Math.max(0, getWidth() - barWidth());
    }

    private double barWidth() {
        return Math.max(8, scrollBar.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, contentWidth(), getHeight());
        scrollBar.resizeRelocate(contentWidth(), 0, barWidth(), getHeight());
    }

    @Override
    protected void resized(double width, double height) {
        look.setWidth(width);
        state.setScreenLines((int) (height / RowPainter.LINE_HEIGHT));
        if (middleRow != ViewportState.NONE && middleRow == state.selectedRow()) {
            state.showAtTop(Math.max(0, middleRow - state.screenLines() / 2));
        }
        changed();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 10 * RowPainter.LINE_HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 2 * RowPainter.LINE_HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        double y = -state.topLine() * RowPainter.LINE_HEIGHT;
        for (int row = state.topRow(); row < rows.size() && y < height; row++) {
            int line = rows.line(row);
            List<StyledText> lines = lines(line, state.isUnfolded(line));
            var rowState = new RowView.State(row == state.selectedRow(), row == hoverRow, isFocused());
            look.paint(graphics, line, lines, y, rowState, skippedCells);
            y += lines.size() * RowPainter.LINE_HEIGHT;
        }
    }

    private int rowAt(double y) {
        return y < 0 ? ViewportState.NONE : state.rowAt((int) (y / RowPainter.LINE_HEIGHT));
    }

    private void hover(int row) {
        if (row != hoverRow) {
            hoverRow = row;
            repaint();
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double delta = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            scrollColumns(delta < 0 ? COLUMN_STEP : -COLUMN_STEP);
        } else {
            wheelRest -= event.getDeltaY() / WHEEL_LINE;
            int lines = (int) wheelRest;
            wheelRest -= lines;
            if (lines != 0) {
                middleRow = ViewportState.NONE;
                state.scroll(lines);
                hover(rowAt(event.getY()));
            }
        }
        event.consume();
    }

    private void scrollColumns(int by) {
        if (!wrap.get()) {
            skippedCells = Math.clamp(skippedCells + by, 0, RowText.MAX_BYTES);
            repaint();
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        int row = rowAt(event.getY());
        if (event.getButton() != MouseButton.PRIMARY || row == ViewportState.NONE) {
            return;
        }
        boolean again = row == state.selectedRow();
        state.select(row);
        tellSelected();
        if (again && event.getClickCount() == 1 && onFold(event.getX(), row)) {
            state.toggleFold(row);
        } else if (event.getClickCount() == 2) {
            open();
        }
    }

    private boolean onFold(double x, int row) {
        return x >= look.messageX() && rows.arena().head(rows.line(row), 1).moreRows() > 0;
    }

    private void open() {
        if (state.selectedRow() != ViewportState.NONE) {
            onOpen.accept(rows.line(state.selectedRow()));
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown()) {
            if (event.getCode() == KeyCode.C && state.selectedRow() != ViewportState.NONE) {
                copy();
                event.consume();
            }
            return;
        }
        if (event.isAltDown() || !act(event.getCode())) {
            return;
        }
        event.consume();
    }

    private boolean act(KeyCode key) {
        int page = Math.max(1, state.screenLines() - 1);
        switch (key) {
            case UP -> moveSelection(-1);
            case DOWN -> moveSelection(1);
            case PAGE_UP -> moveSelection(-page);
            case PAGE_DOWN -> moveSelection(page);
            case HOME -> moveSelection(-rows.size());
            case END -> moveSelection(rows.size());
            case LEFT -> scrollColumns(-COLUMN_STEP);
            case RIGHT -> scrollColumns(COLUMN_STEP);
            case ENTER -> open();
            case SPACE -> {
                if (state.selectedRow() != ViewportState.NONE) {
                    state.toggleFold(state.selectedRow());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(selectedText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The selected row in full, as it is copied and read aloud; empty when none is selected. */
    public String selectedText() {
        return state.selectedRow() == ViewportState.NONE ? "" : look.spoken(rows.line(state.selectedRow()));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? selectedText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
