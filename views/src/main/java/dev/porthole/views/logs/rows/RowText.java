package dev.porthole.views.logs.rows;

import dev.porthole.views.logs.store.LineArena;
import dev.porthole.views.logs.store.LineArena.Head;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.Sizes;
import dev.porthole.views.text.StyledText;
import dev.porthole.views.text.TerminalWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row's message as the lines it takes on screen: cut, folded or unfolded, wrapped, with matches marked. */
public final class RowText {

    /** What is read of one line of text for the screen; details, copies and exports have all of it. */
    public static final int MAX_BYTES = 64 << 10;

    private static final int MAX_UNFOLDED = 2000;

    private final LineArena arena;
    private List<Pattern> marks = List.of();
    private String foldedLines = "\u25b8 %,d lines";

    RowText(LineArena arena) {
        this.arena = arena;
    }

    void mark(List<String> terms) {
        marks = terms.stream()
                .map(term -> Pattern.compile(term, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    /** @param format with a place for the number of lines that are folded */
    void setFoldedLines(String format) {
        foldedLines = format;
    }

    /**
     * The lines of a row.
     *
     * @param columns cells in a line when wrapping; 0 when not
     * @param cells how many cells of an unwrapped line will be seen, so that no more is read
     */
    List<StyledText> lines(int line, boolean unfolded, int columns, int cells) {
        // A character of several bytes never takes less than a third of a cell.
        int limit = columns > 0 ? MAX_BYTES : Math.min(MAX_BYTES, cells * 4 + 64);
        Head head = arena.head(line, limit);
        var lines = new ArrayList<StyledText>();
        StyledText first = marked(SafeText.row(head.text()));
        if (head.cutBytes() > 0 && limit == MAX_BYTES) {
            first = first.followedBy(" \u2026 " + Sizes.binary(head.cutBytes()), StyledText.Look.GLYPH);
        }
        if (head.moreRows() > 0) {
            first = first.followedBy(
                    "  " + (unfolded ? "\u25be" : foldedLines.formatted(head.moreRows())), StyledText.Look.FOLD);
        }
        add(first, columns, lines);
        if (unfolded) {
            addUnfolded(line, columns, lines);
        }
        return lines;
    }

    private void addUnfolded(int line, int columns, List<StyledText> lines) {
        String[] rows = arena.text(line).split("\r?\n");
        for (int i = 1; i < Math.min(rows.length, MAX_UNFOLDED); i++) {
            String row = rows[i].length() > MAX_BYTES ? rows[i].substring(0, MAX_BYTES) + "\u2026" : rows[i];
            add(marked(SafeText.row(row)), columns, lines);
        }
        if (rows.length > MAX_UNFOLDED) {
            lines.add(StyledText.plain("\u2026 " + String.format(Locale.ROOT, "%,d", rows.length - MAX_UNFOLDED)));
        }
    }

    private static void add(StyledText text, int columns, List<StyledText> lines) {
        if (columns <= 0 || text.length() <= columns / 2) {
            lines.add(text);
            return;
        }
        List<Integer> starts = TerminalWidth.breaks(text.text(), columns);
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            lines.add(text.part(starts.get(i), end));
        }
    }

    private StyledText marked(StyledText text) {
        StyledText result = text;
        for (Pattern mark : marks) {
            Matcher found = mark.matcher(text.text());
            while (found.find()) {
                result = result.marked(found.start(), found.end());
            }
        }
        return result;
    }
}
