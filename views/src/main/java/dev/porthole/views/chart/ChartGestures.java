package dev.porthole.views.chart;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.NearestSeries;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The mouse and the keys of a chart. A drag selects a range, the wheel zooms, with Shift it moves, a double click goes
 * back; a click on a line makes it stand out. Left and right move the crosshair (with Shift they select, with Ctrl they
 * move the range), up and down go through the series, + and - zoom, Home and End go to the ends, Enter takes the
 * selection.
 */
final class ChartGestures {

    private static final double LEAST_DRAG = 4;
    private static final double WHEEL = 0.8;
    private static final double PAN = 0.1;
    private static final int FAR = 10;

    private final ChartView view;
    private final ChartModel model;
    private double pressed = Double.NaN;
    private @Nullable Instant anchor;

    ChartGestures(ChartView view, ChartModel model) {
        this.view = view;
        this.model = model;
    }

    void attach() {
        view.setFocusTraversable(true);
        view.setCursor(Cursor.CROSSHAIR);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            if (Double.isNaN(pressed)) {
                model.cursor().hoverProperty().set(null);
            }
        });
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        view.focusedProperty().subscribe(focused -> {
            if (!focused && !view.isHover()) {
                anchor = null;
                view.drag(null);
                model.cursor().hoverProperty().set(null);
            }
        });
    }

    private Optional<Instant> at(double x) {
        return Optional.ofNullable(view.picture())
                .map(picture -> Instant.ofEpochMilli(picture.time().timeMs(x - view.plotLeft())));
    }

    private void move(MouseEvent event) {
        at(event.getX()).ifPresent(model.cursor().hoverProperty()::set);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressed = event.getX();
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (Double.isNaN(pressed)) {
            return;
        }
        move(event);
        if (Math.abs(event.getX() - pressed) >= LEAST_DRAG) {
            at(pressed).ifPresent(from -> at(event.getX()).ifPresent(to -> view.drag(range(from, to))));
        }
    }

    private void release(MouseEvent event) {
        if (Double.isNaN(pressed)) {
            return;
        }
        double from = pressed;
        pressed = Double.NaN;
        view.drag(null);
        if (Math.abs(event.getX() - from) >= LEAST_DRAG) {
            at(from).ifPresent(start -> at(event.getX()).ifPresent(end -> model.brush(range(start, end))));
        } else if (event.getClickCount() == 2) {
            model.back();
        } else {
            emphasise(event.getX(), event.getY());
        }
    }

    private void emphasise(double x, double y) {
        ChartPicture picture = view.picture();
        if (picture != null) {
            at(x).ifPresent(at -> model.emphasisedProperty()
                    .set(NearestSeries.at(
                                    model.readings(at),
                                    y - view.plotTop(),
                                    picture.values().scale())
                            .map(ChartSeries::labels)
                            .orElse(null)));
        }
    }

    private void scroll(ScrollEvent event) {
        double turned = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        if (turned == 0) {
            return;
        }
        if (event.isShiftDown() || event.getDeltaY() == 0) {
            model.pan(turned > 0 ? -PAN : PAN);
        } else {
            at(event.getX()).ifPresent(around -> model.zoom(turned > 0 ? WHEEL : 1 / WHEEL, around));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(event, -1);
            case RIGHT -> step(event, 1);
            case PAGE_UP -> step(event, -FAR);
            case PAGE_DOWN -> step(event, FAR);
            case HOME -> point(event, model.rangeProperty().get().start());
            case END -> point(event, model.rangeProperty().get().end());
            case UP -> model.emphasiseNext(-1);
            case DOWN -> model.emphasiseNext(1);
            case PLUS, ADD, EQUALS -> model.zoom(true);
            case MINUS, SUBTRACT -> model.zoom(false);
            case ENTER -> {
                if (!take()) {
                    return;
                }
            }
            case BACK_SPACE -> model.back();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(KeyEvent event, int by) {
        if (event.isControlDown()) {
            model.pan(by > 0 ? PAN : -PAN);
            return;
        }
        Instant before = model.cursor().hoverProperty().get();
        model.step(by);
        extend(event.isShiftDown(), before);
    }

    private void point(KeyEvent event, Instant to) {
        Instant before = model.cursor().hoverProperty().get();
        model.point(to);
        extend(event.isShiftDown(), before);
    }

    /** With Shift, from where the crosshair was before the first step to where it is now. */
    private void extend(boolean selecting, @Nullable Instant before) {
        Instant now = model.cursor().hoverProperty().get();
        anchor = !selecting ? null : anchor == null ? before : anchor;
        view.drag(anchor == null || now == null ? null : range(anchor, now));
    }

    /** What is selected by keys; false when nothing is. */
    private boolean take() {
        Instant from = anchor;
        Instant to = model.cursor().hoverProperty().get();
        if (from == null || to == null || from.equals(to)) {
            return false;
        }
        anchor = null;
        view.drag(null);
        model.brush(range(from, to));
        return true;
    }

    private static TimeRange range(Instant one, Instant other) {
        return one.isBefore(other) ? new TimeRange(one, other) : new TimeRange(other, one);
    }
}
