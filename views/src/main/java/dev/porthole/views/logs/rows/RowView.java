package dev.porthole.views.logs.rows;

import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.logs.store.LogRows;
import dev.porthole.views.logs.store.Origin;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.text.SafeText;
import dev.porthole.views.text.StyledText;
import dev.porthole.views.text.TerminalWidth;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** How one row looks: time, level, pod and message beside each other. */
final class RowView {

    private static final double PADDING = 12;
    private static final double COLUMNS_SHARE = 0.5;
    private static final double LEAST_COLUMN = 48;
    private static final double MOST_COLUMN = 150;
    private static final double GAP = 10;
    private static final double LEVEL_WIDTH = 44;
    private static final double POD_WIDTH = 168;
    private static final double MIN_POD_WIDTH = 70;
    /** Of the room beside time and level. */
    private static final double POD_SHARE = 0.3;
    /** Narrower rows have no room for the pod beside the text. */
    private static final double LEAST_WITH_POD = 470;
    /** Of a value; what is behind is not seen. */
    private static final int MOST_READ = 400;
    /** Of a pod's name, this much of its end is what tells it from its siblings. */
    private static final int NAME_END = 11;

    private final LogRows rows;
    private final DateTimeFormatter times;
    private final Function<PaintColour, Color> inks;
    private final RowPainter painter;
    private final RowText texts;
    private final double timeWidth;
    private double width;
    private List<String> columns = List.of();

    /** What else there is to a row than its text. */
    record State(boolean selected, boolean hovered, boolean focused) {}

    RowView(LogRows rows, DateTimeFormatter times, Function<PaintColour, Color> inks) {
        this.rows = rows;
        this.times = times;
        this.inks = inks;
        this.painter = new RowPainter(inks);
        this.texts = new RowText(rows.arena());
        this.timeWidth = times.format(Instant.EPOCH).length() * painter.cell();
    }

    RowText texts() {
        return texts;
    }

    void setWidth(double width) {
        this.width = width;
    }

    /** @param fields that stand before the message */
    void setColumns(List<String> fields) {
        columns = List.copyOf(fields);
    }

    /** Where the message begins. */
    double messageX() {
        return columnX(columns.size());
    }

    /** Where a column begins. */
    double columnX(int column) {
        double first = podWidth() == 0 ? podX() : podX() + podWidth() + GAP;
        return first + column * (columnWidth() + GAP);
    }

    /** All columns together leave half of the room for the message. */
    double columnWidth() {
        double room = Math.max(0, width - podX() - podWidth()) * COLUMNS_SHARE;
        return columns.isEmpty() ? 0 : Math.clamp(room / columns.size() - GAP, LEAST_COLUMN, MOST_COLUMN);
    }

    private double podX() {
        return PADDING + timeWidth + GAP + LEVEL_WIDTH + GAP;
    }

    private double podWidth() {
        return width < LEAST_WITH_POD ? 0 : Math.clamp((width - podX()) * POD_SHARE, MIN_POD_WIDTH, POD_WIDTH);
    }

    /**
     * The lines a row takes.
     *
     * @param skipped cells of the message that are scrolled out at the left
     */
    List<StyledText> lines(int line, boolean unfolded, boolean wrap, int skipped) {
        int columns = (int) Math.max(20, (width - messageX() - PADDING) / painter.cell());
        return texts.lines(line, unfolded, wrap ? columns : 0, columns + skipped + 1);
    }

    void paint(GraphicsContext graphics, int line, List<StyledText> lines, double top, State state, int skipped) {
        double height = lines.size() * RowPainter.LINE_HEIGHT;
        if (state.selected() || state.hovered()) {
            PaintColour ground = !state.selected()
                    ? PaintColour.HOVER
                    : state.focused() ? PaintColour.SELECTED : PaintColour.SELECTED_IDLE;
            graphics.setFill(inks.apply(ground));
            graphics.fillRect(0, top, width, height);
        }
        if (state.selected() && state.focused()) {
            graphics.setFill(inks.apply(PaintColour.LINK));
            graphics.fillRect(0, top, 2, height);
        }
        graphics.setFill(inks.apply(PaintColour.LINE));
        graphics.fillRect(0, top + height - 1, width, 1);
        paintOrigin(graphics, line, top);
        paintColumns(graphics, line, top);
        double y = top;
        for (StyledText text : lines) {
            painter.styled(graphics, text, skipped, messageX(), y, width);
            y += RowPainter.LINE_HEIGHT;
        }
    }

    private void paintOrigin(GraphicsContext graphics, int line, double top) {
        LogLevel level = rows.arena().level(line);
        boolean grave = level.compareTo(LogLevel.WARN) >= 0;
        String name = level == LogLevel.UNKNOWN ? "\u2013" : level.name();
        painter.text(graphics, time(line), PaintColour.DIM, false, PADDING, top);
        painter.text(graphics, name, RowPainter.ink(level), grave, PADDING + timeWidth + GAP, top);
        int cells = (int) (podWidth() / painter.cell());
        if (cells > 0) {
            painter.text(graphics, shortened(place(line), cells), PaintColour.LINK, false, podX(), top);
        }
    }

    private void paintColumns(GraphicsContext graphics, int line, double top) {
        if (columns.isEmpty()) {
            return;
        }
        Map<String, String> fields = rows.arena().entry(line).fields();
        int cells = (int) (columnWidth() / painter.cell());
        for (int i = 0; i < columns.size(); i++) {
            String value = fields.getOrDefault(columns.get(i), "\u2013");
            String shown = SafeText.line(value.length() > MOST_READ ? value.substring(0, MOST_READ) : value);
            painter.text(graphics, cut(shown, cells), PaintColour.TEXT, false, columnX(i), top);
        }
    }

    private static String cut(String text, int cells) {
        return TerminalWidth.width(text) <= cells
                ? text
                : text.substring(
                                0,
                                Math.clamp(
                                        TerminalWidth.breaks(text, Math.max(2, cells - 1))
                                                .get(1),
                                        0,
                                        text.length()))
                        + '\u2026';
    }

    private static String shortened(String text, int cells) {
        if (text.length() <= cells) {
            return text;
        }
        int end = Math.min(NAME_END, cells / 2);
        return text.substring(0, Math.max(0, cells - end - 1)) + '\u2026' + text.substring(text.length() - end);
    }

    /** All of a row, as it is copied and read aloud. */
    String spoken(int line) {
        return time(line)
                + ' '
                + rows.arena().level(line)
                + ' '
                + place(line)
                + ' '
                + SafeText.block(rows.arena().text(line));
    }

    private String time(int line) {
        return times.format(Instant.ofEpochSecond(0, rows.arena().timeNanos(line)));
    }

    private String place(int line) {
        Origin origin = rows.arena().origin(line);
        return SafeText.line(origin.pod().isEmpty() ? origin.service() : origin.pod());
    }
}
