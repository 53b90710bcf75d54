package dev.porthole.views.pods.usage;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.paint.PaintedRegion;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** What a container used over time, from nothing up to its limit, which is a line of its own. */
public final class UsageChart extends PaintedRegion {

    private static final double HEIGHT = 64;
    private static final double HEADROOM = 1.15;

    private @Nullable TimeSeries series;
    private OptionalDouble limit = OptionalDouble.empty();

    public UsageChart() {
        getStyleClass().add("usage-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    /** @param words what a screen reader says of it */
    public void show(Optional<TimeSeries> used, OptionalDouble most, String words) {
        series = used.orElse(null);
        limit = most;
        setAccessibleText(words);
        repaint();
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, getWidth(), getHeight());
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        TimeSeries shown = series;
        if (shown == null || shown.size() == 0) {
            return;
        }
        double top = limit.orElse(0);
        for (double value : shown.values()) {
            if (value > top) { // an absent value is not a number, and so not more
                top = value;
            }
        }
        double scale = top <= 0 ? 0 : height / (top * HEADROOM);
        line(graphics, shown, width, height, scale);
        if (limit.isPresent()) {
            double y = Math.round(height - limit.getAsDouble() * scale) + 0.5;
            graphics.setStroke(ink(PaintColour.ERROR));
            graphics.setLineWidth(1);
            graphics.setLineDashes(4, 3);
            graphics.strokeLine(0, y, width, y);
            graphics.setLineDashes();
        }
    }

    private void line(GraphicsContext graphics, TimeSeries shown, double width, double height, double scale) {
        graphics.setStroke(ink(PaintColour.LINK));
        graphics.setLineWidth(1.5);
        double step = shown.size() == 1 ? 0 : width / (shown.size() - 1);
        boolean drawing = false;
        for (int i = 0; i < shown.size(); i++) {
            double value = shown.values()[i];
            if (Double.isNaN(value)) {
                if (drawing) {
                    graphics.stroke();
                }
                drawing = false;
            } else if (drawing) {
                graphics.lineTo(i * step, height - value * scale);
            } else {
                graphics.beginPath();
                graphics.moveTo(i * step, height - value * scale);
                graphics.lineTo(i * step + 1, height - value * scale);
                drawing = true;
            }
        }
        if (drawing) {
            graphics.stroke();
        }
    }
}
