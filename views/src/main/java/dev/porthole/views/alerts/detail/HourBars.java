package dev.porthole.views.alerts.detail;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.paint.PaintedRegion;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Quantity;
import java.time.Duration;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/** A bar for each hour of the day: how long an alert fired in it. */
final class HourBars extends PaintedRegion {

    private static final double HEIGHT = 34;
    private static final double LEAST_BAR = 2;
    private static final double GAP = 2;

    private List<Duration> hours = List.of();

    HourBars() {
        getStyleClass().add("hour-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(List<Duration> now, Messages messages) {
        hours = now;
        int worst = 0;
        for (int hour = 0; hour < now.size(); hour++) {
            worst = now.get(hour).compareTo(now.get(worst)) > 0 ? hour : worst;
        }
        setAccessibleText(
                now.isEmpty()
                        ? ""
                        : messages.text(
                                "alert.history.hours",
                                worst,
                                new Amount(now.get(worst).toSeconds(), Quantity.SECONDS)));
        repaint();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, getWidth(), getHeight());
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        long most = hours.stream().mapToLong(Duration::toSeconds).max().orElse(0);
        double column = width / Math.max(1, hours.size());
        for (int hour = 0; hour < hours.size(); hour++) {
            long seconds = hours.get(hour).toSeconds();
            double bar = seconds == 0 ? LEAST_BAR / 2 : Math.max(LEAST_BAR, (height - 1) * seconds / most);
            graphics.setFill(ink(seconds == 0 ? PaintColour.LINE : PaintColour.ERROR));
            graphics.fillRect(Math.round(hour * column), height - bar, Math.max(1, Math.round(column) - GAP), bar);
        }
    }
}
