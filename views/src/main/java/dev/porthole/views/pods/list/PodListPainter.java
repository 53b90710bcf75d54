package dev.porthole.views.pods.list;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.paint.FittedText;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.pods.rows.PodColumn;
import dev.porthole.views.pods.rows.PodList;
import dev.porthole.views.pods.rows.PodRow;
import dev.porthole.views.text.Age;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Draws the lines of the list of pods. */
final class PodListPainter {

    static final double LINE_HEIGHT = 28;
    private static final String FAMILY = "Inter Tabular";
    private static final double SIZE = 12.5;
    private static final double PADDING = 10;
    private static final double GAP = 8;

    private final Messages messages;
    private final Function<PaintColour, Color> inks;
    private final Font regular = Font.font(FAMILY, SIZE);
    private final Font heavy = Font.font(FAMILY, FontWeight.SEMI_BOLD, SIZE);
    private final FittedText fitting = new FittedText(regular);
    private final FittedText fittingHeavy = new FittedText(heavy);

    PodListPainter(Messages messages, Function<PaintColour, Color> inks) {
        this.messages = messages;
        this.inks = inks;
    }

    void pod(GraphicsContext graphics, PodRow row, Instant now, PodListColumns columns, double y, double indent) {
        for (PodColumn column : PodColumn.values()) {
            if (!columns.shows(column)) {
                continue;
            }
            double x = columns.x(column) + PADDING;
            double width = columns.width(column) - PADDING - GAP;
            if (column == PodColumn.NAME) {
                name(graphics, row, x + indent, y, width - indent);
            } else {
                String text = column == PodColumn.AGE
                        ? Age.between(row.pod().createdAt(), now).in(messages)
                        : VisibleText.of(column.text(row));
                text(graphics, text, ink(column, row), false, x, y, width);
            }
        }
    }

    private void name(GraphicsContext graphics, PodRow row, double x, double y, double width) {
        String name = VisibleText.of(row.pod().key().name());
        double taken = text(graphics, name, PaintColour.LINK, false, x, y, width) + GAP;
        if (width - taken > 24) {
            text(
                    graphics,
                    VisibleText.of(row.pod().key().namespace()),
                    PaintColour.DIM,
                    false,
                    x + taken,
                    y,
                    width - taken);
        }
    }

    private static PaintColour ink(PodColumn column, PodRow row) {
        return switch (column) {
            case STATUS ->
                row.pod().ready()
                        ? PaintColour.INFO
                        : row.pod().status().equals("Completed") ? PaintColour.DIM : ink(row.tone(), PaintColour.WARN);
            case REASON -> ink(row.tone(), PaintColour.DIM);
            case RESTARTS ->
                row.restarts() > 0 ? PaintColour.WARN : row.pod().restarts() > 0 ? PaintColour.TEXT : PaintColour.DIM;
            case READY -> row.pod().ready() ? PaintColour.TEXT : PaintColour.WARN;
            case EXIT, AGE, NODE -> PaintColour.DIM;
            case NAME, OWNER -> PaintColour.TEXT;
        };
    }

    private static PaintColour ink(Tone tone, PaintColour otherwise) {
        return switch (tone) {
            case DANGER -> PaintColour.ERROR;
            case WARNING -> PaintColour.WARN;
            case SUCCESS -> PaintColour.INFO;
            default -> otherwise;
        };
    }

    void group(GraphicsContext graphics, PodList.Line.Group group, double y, double width) {
        double x = PADDING;
        text(graphics, group.collapsed() ? "\u25b8" : "\u25be", PaintColour.DIM, false, x, y, 16);
        double taken = text(graphics, VisibleText.of(title(group)), PaintColour.TEXT, true, x + 16, y, width * 0.6);
        PaintColour ink = group.ready() < group.pods() || group.restarts() > 0 ? PaintColour.WARN : PaintColour.DIM;
        text(graphics, counts(group), ink, false, x + 16 + taken + GAP, y, width - taken - 40);
    }

    String title(PodList.Line.Group group) {
        return group.name().isEmpty() ? messages.text("pods.group.none") : group.name();
    }

    String counts(PodList.Line.Group group) {
        return messages.text("pods.group.counts", group.ready(), group.pods(), group.restarts());
    }

    /** The width that was used. */
    private double text(
            GraphicsContext graphics, String text, PaintColour ink, boolean bold, double x, double y, double width) {
        FittedText fit = bold ? fittingHeavy : fitting;
        String shown = fit.fitted(text, width);
        graphics.setFont(bold ? heavy : regular);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(inks.apply(ink));
        graphics.fillText(shown, x, y + LINE_HEIGHT / 2);
        return fit.width(shown);
    }
}
