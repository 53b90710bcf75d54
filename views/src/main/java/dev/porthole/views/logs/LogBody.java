package dev.porthole.views.logs;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Rows with what may stand beside them: the fields at the left, the details of a line at the right. Where there is no room for
 * both beside the rows the fields go, and then the details come below. The width that a person gave the details is kept; what
 * the window squeezes is not.
 */
final class LogBody extends Region {

    private static final double LEAST_ROWS = 330;
    private static final double LEAST_DETAILS = 300;
    private static final double FIELDS = 232;
    private static final double GRIP = 6;
    private static final double BELOW = 0.62;
    private static final double KEY_STEP = 24;

    private final Region rows;
    private final Region grip = new Region();
    private final DoubleProperty detailsWidth = new SimpleDoubleProperty(this, "detailsWidth", 420);
    private @Nullable Region fields;
    private @Nullable Region details;

    LogBody(Region rows, String gripName) {
        this.rows = rows;
        getStyleClass().add("log-body");
        grip.getStyleClass().add("log-grip");
        grip.setCursor(Cursor.H_RESIZE);
        grip.setFocusTraversable(true);
        grip.setAccessibleText(gripName);
        grip.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> widen(getWidth() - sceneToLocal(event.getSceneX(), 0).getX()));
        grip.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                widen(shownWidth() + (event.getCode() == KeyCode.LEFT ? KEY_STEP : -KEY_STEP));
                event.consume();
            }
        });
        detailsWidth.addListener(property -> requestLayout());
        getChildren().add(rows);
        setMinSize(0, 0);
    }

    /** In pixels, as a person chose it. */
    DoubleProperty detailsWidthProperty() {
        return detailsWidth;
    }

    /** @param now null for none */
    void showDetails(@Nullable Region now) {
        if (details != null) {
            getChildren().removeAll(details, grip);
        }
        details = now;
        if (now != null) {
            getChildren().addAll(now, grip);
        }
        requestLayout();
    }

    /** @param now null for none */
    void showFields(@Nullable Region now) {
        if (fields != null) {
            getChildren().remove(fields);
        }
        fields = now;
        if (now != null) {
            getChildren().add(now);
        }
        requestLayout();
    }

    private void widen(double width) {
        detailsWidth.set(Math.clamp(width, LEAST_DETAILS, Math.max(LEAST_DETAILS, getWidth() - LEAST_ROWS)));
    }

    private double shownWidth() {
        return Math.clamp(detailsWidth.get(), LEAST_DETAILS, Math.max(LEAST_DETAILS, getWidth() - LEAST_ROWS));
    }

    /** Whether details have no room beside the rows. */
    boolean isNarrow() {
        return getWidth() < LEAST_ROWS + LEAST_DETAILS;
    }

    @Override
    protected double computePrefHeight(double width) {
        return rows.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean below = isNarrow();
        double right = details == null || below ? 0 : shownWidth();
        double left = 0;
        if (fields != null) {
            boolean room = width - right - FIELDS >= LEAST_ROWS;
            fields.setVisible(room);
            left = room ? FIELDS : 0;
            fields.resizeRelocate(0, 0, FIELDS, height);
        }
        double under = details == null || !below ? 0 : Math.round(height * BELOW);
        rows.resizeRelocate(left, 0, Math.max(0, width - left - right), Math.max(0, height - under));
        if (details != null) {
            grip.setVisible(!below);
            details.resizeRelocate(
                    below ? 0 : width - right,
                    height - under == height ? 0 : height - under,
                    below ? width : right,
                    below ? under : height);
            grip.resizeRelocate(width - right - GRIP / 2, 0, GRIP, height);
            grip.toFront();
        }
    }
}
