package dev.porthole.views.logs.rows;

import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.text.StyledText;
import dev.porthole.views.text.StyledText.Look;
import dev.porthole.views.text.TerminalWidth;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Draws text of one fixed-width font on a grid of cells. */
final class RowPainter {

    static final double LINE_HEIGHT = 24;

    private static final PaintColour[] ANSI = {
        PaintColour.DIM,
        PaintColour.ERROR,
        PaintColour.INFO,
        PaintColour.WARN,
        PaintColour.LINK,
        PaintColour.MAGENTA,
        PaintColour.CYAN,
        PaintColour.TEXT
    };
    private static final String FAMILY = "JetBrains Mono";
    private static final double SIZE = 12;
    private static final double WIDE_SHIFT = 1.4;

    private final Font regular = Font.font(FAMILY, SIZE);
    private final Font bold = Font.font(FAMILY, FontWeight.BOLD, SIZE);
    private final double cell;
    private final Function<PaintColour, Color> inks;

    RowPainter(Function<PaintColour, Color> inks) {
        this.inks = inks;
        var probe = new Text("0".repeat(100));
        probe.setFont(regular);
        this.cell = probe.getLayoutBounds().getWidth() / 100;
    }

    /** The width of one cell. */
    double cell() {
        return cell;
    }

    static PaintColour ink(LogLevel level) {
        return switch (level) {
            case FATAL, ERROR -> PaintColour.ERROR;
            case WARN -> PaintColour.WARN;
            case INFO -> PaintColour.INFO;
            case DEBUG, TRACE, UNKNOWN -> PaintColour.DEBUG;
        };
    }

    void text(GraphicsContext graphics, String text, PaintColour ink, boolean heavy, double x, double lineTop) {
        graphics.setFont(heavy ? bold : regular);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(inks.apply(ink));
        graphics.fillText(text, x, lineTop + LINE_HEIGHT / 2);
    }

    /** Draws what of {@code text} lies right of its cell {@code skip}, up to {@code maxX}. */
    void styled(GraphicsContext graphics, StyledText text, int skip, double x, double lineTop, double maxX) {
        int column = -skip;
        int at = 0;
        while (at < text.length() && x + column * cell < maxX) {
            int end = runEnd(text, at);
            String run = text.text().substring(at, end);
            int width = TerminalWidth.width(run);
            if (column + width > 0) {
                int hidden = Math.max(0, -column);
                draw(
                        graphics,
                        visible(run, hidden),
                        text.looks()[at],
                        x + (column + hidden) * cell,
                        lineTop,
                        width - hidden);
            }
            column += width;
            at = end;
        }
    }

    /**
     * Where the look or the kind of cell changes. Wide characters come from other fonts, whose widths differ, so each
     * is a run of its own.
     */
    private static int runEnd(StyledText text, int start) {
        byte look = text.looks()[start];
        int first = text.text().codePointAt(start);
        int end = start + Character.charCount(first);
        if (TerminalWidth.width(first) == 2) {
            return end;
        }
        boolean simple = first < 0x250;
        while (end < text.length() && text.looks()[end] == look && end - start < 512) {
            int next = text.text().codePointAt(end);
            if (next < 0x250 != simple || TerminalWidth.width(next) == 2) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static String visible(String run, int hidden) {
        return hidden == 0
                ? run
                : run.substring(Math.min(
                        run.length(),
                        run.offsetByCodePoints(0, Math.min(hidden, run.codePointCount(0, run.length())))));
    }

    private void draw(GraphicsContext graphics, String run, int look, double x, double lineTop, int width) {
        if ((look & Look.MATCH) != 0) {
            graphics.setFill(inks.apply(PaintColour.MATCH));
            graphics.fillRoundRect(x - 1, lineTop + 4, width * cell + 2, LINE_HEIGHT - 8, 4, 4);
        }
        graphics.setFont((look & Look.BOLD) != 0 ? bold : regular);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(inks.apply(ink(look)));
        // A wide character of another font is narrower than two cells: it stands in their middle.
        double shift = width == 2 && run.codePointCount(0, run.length()) == 1 ? WIDE_SHIFT : 0;
        graphics.fillText(run, x + shift, lineTop + LINE_HEIGHT / 2, width * cell + 0.5);
    }

    private static PaintColour ink(int look) {
        if (look == Look.FOLD) {
            return PaintColour.DIM;
        } else if ((look & Look.MATCH) != 0) {
            return PaintColour.MATCH_TEXT;
        } else if ((look & Look.GLYPH) != 0) {
            return PaintColour.GLYPH;
        }
        return (look & Look.COLOURED) != 0 ? ANSI[look & Look.COLOUR] : PaintColour.TEXT;
    }
}
