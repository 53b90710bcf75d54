package dev.porthole.views.logs.rows;

import dev.porthole.views.logs.store.LogRows;
import java.util.HashSet;
import java.util.Set;

/**
 * What of the rows is on screen, what is selected and what is unfolded. The place is a row and a line within it, so
 * that it costs the same however many rows there are. Rows that come in above leave what is looked at in place.
 */
public final class ViewportState implements LogRows.Listener {

    static final int NONE = -1;

    private final LogRows rows;
    private final Heights heights;
    private final Runnable changed;
    private final Set<Integer> unfolded = new HashSet<>();
    private int screenLines = 1;
    private int topRow;
    private int topLine;
    private int selectedRow = NONE;

    /** How many lines on screen a row takes. */
    @FunctionalInterface
    interface Heights {
        int of(int row);
    }

    ViewportState(LogRows rows, Heights heights, Runnable changed) {
        this.rows = rows;
        this.heights = heights;
        this.changed = changed;
        rows.addListener(this);
    }

    int topRow() {
        return topRow;
    }

    /** How many lines of the top row are above the screen. */
    int topLine() {
        return topLine;
    }

    int selectedRow() {
        return selectedRow;
    }

    boolean isAtTop() {
        return topRow == 0 && topLine == 0;
    }

    boolean isUnfolded(int line) {
        return unfolded.contains(line);
    }

    void setScreenLines(int lines) {
        screenLines = Math.max(1, lines);
        clamp();
    }

    int screenLines() {
        return screenLines;
    }

    /** Down when positive. */
    void scroll(int lines) {
        int left = lines;
        while (left > 0 && topRow < rows.size()) {
            int rest = heights.of(topRow) - topLine;
            if (left < rest) {
                topLine += left;
                left = 0;
            } else {
                left -= rest;
                topRow++;
                topLine = 0;
            }
        }
        while (left < 0 && !isAtTop()) {
            if (topLine > 0) {
                int step = Math.min(topLine, -left);
                topLine -= step;
                left += step;
            } else {
                topRow--;
                topLine = heights.of(topRow);
            }
        }
        clamp();
        changed.run();
    }

    /** Shows {@code row} at the top, or as near to it as the end allows. */
    void showAtTop(int row) {
        topRow = Math.clamp(row, 0, Math.max(0, rows.size() - 1));
        topLine = 0;
        clamp();
        changed.run();
    }

    void select(int row) {
        if (rows.size() == 0) {
            selectedRow = NONE;
        } else {
            selectedRow = Math.clamp(row, 0, rows.size() - 1);
            reveal(selectedRow);
        }
        changed.run();
    }

    void clearSelection() {
        selectedRow = NONE;
        changed.run();
    }

    /** Selects {@code rows} further down, or the top row when nothing is selected. */
    void moveSelection(int by) {
        select(selectedRow == NONE ? topRow : selectedRow + by);
    }

    public void toggleFold(int row) {
        int line = rows.line(row);
        if (!unfolded.remove(line)) {
            unfolded.add(line);
        }
        clamp();
        changed.run();
    }

    /** Row heights have changed: wrapping was switched, the width is another one. */
    void reflow() {
        topLine = 0;
        clamp();
        changed.run();
    }

    /** The row that is {@code line} lines below the top, or {@link #NONE}. */
    public int rowAt(int line) {
        int left = line + topLine;
        for (int row = topRow; row < rows.size() && line >= 0; row++) {
            int height = heights.of(row);
            if (left < height) {
                return row;
            }
            left -= height;
        }
        return NONE;
    }

    /** Whether the last row can be seen, or nearly. */
    boolean nearsEnd() {
        return rows.size() - topRow <= screenLines * 2;
    }

    private void reveal(int row) {
        if (row < topRow || row == topRow && topLine > 0) {
            topRow = row;
            topLine = 0;
            return;
        }
        int below = -topLine;
        for (int r = topRow; r <= row && below <= screenLines; r++) {
            below += heights.of(r);
        }
        if (below > screenLines) {
            placeAtBottom(row);
        }
    }

    private void placeAtBottom(int row) {
        int left = screenLines;
        int r = row;
        while (r > 0 && heights.of(r) < left) {
            left -= heights.of(r);
            r--;
        }
        topRow = r;
        topLine = r == row ? 0 : Math.max(0, heights.of(r) - left);
    }

    /** Leaves no empty room below the last row while there are rows above. */
    private void clamp() {
        topRow = Math.clamp(topRow, 0, Math.max(0, rows.size() - 1));
        if (rows.size() == 0) {
            topLine = 0;
            return;
        }
        topLine = Math.clamp(topLine, 0, Math.max(0, heights.of(topRow) - 1));
        int lines = -topLine;
        for (int row = topRow; row < rows.size(); row++) {
            lines += heights.of(row);
            if (lines >= screenLines) {
                return;
            }
        }
        placeAtBottom(rows.size() - 1);
    }

    @Override
    public void inserted(int row) {
        if (selectedRow >= row) {
            selectedRow++;
        }
        if (row < topRow || row == topRow && !isAtTop()) {
            topRow++;
        }
        changed.run();
    }

    @Override
    public void extended() {
        changed.run();
    }

    @Override
    public void reset() {
        unfolded.clear();
        selectedRow = NONE;
        topRow = 0;
        topLine = 0;
        changed.run();
    }
}
