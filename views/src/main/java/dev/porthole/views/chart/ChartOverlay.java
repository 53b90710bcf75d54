package dev.porthole.views.chart;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.chart.series.MarkerLayout;
import dev.porthole.views.chart.series.MarkerLayout.Placed;
import dev.porthole.views.chart.series.Reading;
import dev.porthole.views.paint.FittedText;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.paint.PaintedRegion;
import java.time.Instant;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What lies over the series: markers with their labels, the crosshair with a dot on each line, and what is dragged over. */
final class ChartOverlay extends PaintedRegion {

    private static final double ROW = 15;
    private static final int MOST_ROWS = 4;
    private static final double MOST_LABEL = 190;
    private static final double DOT = 3.5;
    /** Of the ground under a label: lines under it are still guessed. */
    private static final double GROUND = 0.82;

    private final Font font = ChartFrame.font();
    private final FittedText texts = new FittedText(font);
    private @Nullable ChartPicture picture;
    private List<Marker> markers = List.of();
    private @Nullable Instant crosshair;
    private @Nullable TimeRange dragged;
    private List<Reading> readings = List.of();
    private List<Color> colours = List.of();

    ChartOverlay() {
        getStyleClass().add("chart-overlay");
        setMouseTransparent(true);
    }

    void show(ChartPicture picture, List<Marker> markers, List<Color> colours) {
        this.picture = picture;
        this.markers = markers;
        this.colours = colours;
        repaint();
    }

    /** @param crosshair null for none, as {@code dragged} */
    void point(@Nullable Instant crosshair, List<Reading> readings, @Nullable TimeRange dragged) {
        this.crosshair = crosshair;
        this.readings = readings;
        this.dragged = dragged;
        repaint();
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, getWidth(), getHeight());
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        ChartPicture shown = picture;
        if (shown == null) {
            return;
        }
        paintDragged(graphics, shown, height);
        paintMarkers(graphics, shown, height);
        paintCrosshair(graphics, shown, height);
    }

    private void paintDragged(GraphicsContext graphics, ChartPicture shown, double height) {
        TimeRange part = dragged;
        if (part != null) {
            double from = shown.time().x(part.start().toEpochMilli());
            double to = shown.time().x(part.end().toEpochMilli());
            graphics.setFill(ink(PaintColour.RANGE));
            graphics.fillRect(from, 0, to - from, height);
            graphics.setFill(ink(PaintColour.RANGE_EDGE));
            graphics.fillRect(from, 0, 1, height);
            graphics.fillRect(to - 1, 0, 1, height);
        }
    }

    private void paintMarkers(GraphicsContext graphics, ChartPicture shown, double height) {
        graphics.setFont(font);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.setLineWidth(1);
        int rows = (int) Math.clamp(height / 3 / ROW, 1, MOST_ROWS);
        List<Placed> all = MarkerLayout.place(markers, shown.time(), this::labelWidth, rows);
        graphics.setLineDashes(4, 3);
        for (Placed placed : all) {
            double x = Math.floor(placed.x()) + 0.5;
            graphics.setStroke(ink(colour(placed.marker().kind())));
            graphics.strokeLine(x, 0, x, height);
        }
        graphics.setLineDashes();
        for (Placed placed : all) {
            if (placed.row() >= 0) {
                double y = 1 + placed.row() * ROW;
                String label = texts.fitted(placed.marker().label(), MOST_LABEL);
                graphics.setFill(ink(PaintColour.SELECTED_IDLE));
                graphics.setGlobalAlpha(GROUND);
                graphics.fillRect(placed.labelX() - 2, y, texts.width(label) + 4, ROW - 1);
                graphics.setGlobalAlpha(1);
                graphics.setFill(ink(colour(placed.marker().kind())));
                graphics.fillText(label, placed.labelX(), y);
            }
        }
    }

    private double labelWidth(String label) {
        return Math.min(MOST_LABEL, texts.width(label)) + 2;
    }

    private static PaintColour colour(Marker.Kind kind) {
        return switch (kind) {
            case ROLLOUT -> PaintColour.MAGENTA;
            case RESTART -> PaintColour.ERROR;
            case ALERT -> PaintColour.WARN;
            case SILENCE, OTHER -> PaintColour.DIM;
            case SINCE -> PaintColour.LINK;
        };
    }

    private void paintCrosshair(GraphicsContext graphics, ChartPicture shown, double height) {
        Instant at = crosshair;
        if (at == null) {
            return;
        }
        double x = Math.floor(shown.time().x(at.toEpochMilli())) + 0.5;
        graphics.setStroke(ink(PaintColour.TEXT));
        graphics.setLineWidth(1);
        graphics.strokeLine(x, 0, x, height);
        for (Reading reading : readings) {
            if (!Double.isNaN(reading.value()) && !reading.series().earlier() && reading.colour() < colours.size()) {
                double y = shown.values().scale().y(reading.value());
                graphics.setFill(colours.get(reading.colour()));
                graphics.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }
}
