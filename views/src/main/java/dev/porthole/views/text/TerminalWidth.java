package dev.porthole.views.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text on a grid of cells, as a terminal has it: most characters take one cell, Chinese, Japanese, Korean and emoji
 * two, combining marks none. So places are known without measuring text.
 */
public final class TerminalWidth {

    private TerminalWidth() {}

    /** TerminalWidth that a character takes. */
    public static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115f
                || point >= 0x2e80 && point <= 0x303e
                || point >= 0x3041 && point <= 0xa4cf
                || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x1f300 && point <= 0x1f64f
                || point >= 0x1f680 && point <= 0x1faff
                || point >= 0x20000 && point <= 0x3fffd;
    }

    public static int width(String text) {
        int cells = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            cells += width(point);
            i += Character.charCount(point);
        }
        return cells;
    }

    /** Where rows of {@code columns} cells begin, as places in {@code text}; always at least one. */
    public static List<Integer> breaks(String text, int columns) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        int cells = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int width = width(point);
            if (cells + width > columns && cells > 0) {
                starts.add(i);
                cells = 0;
            }
            cells += width;
            i += Character.charCount(point);
        }
        return starts;
    }
}
