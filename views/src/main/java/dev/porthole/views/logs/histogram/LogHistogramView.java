package dev.porthole.views.logs.histogram;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.connectors.api.logs.LogHistogram;
import dev.porthole.connectors.api.logs.LogLevel;
import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.scale.TimeTicks;
import dev.porthole.views.chart.series.Marker;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.paint.PaintedRegion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time as stacked bars: errors on top of warnings on top of all others. Dragging, or Shift with the arrow
 * keys and Enter, chooses a range.
 */
public final class LogHistogramView extends PaintedRegion {

    private static final double PADDING = 12;
    private static final double BARS = 58;
    private static final double AXIS = 20;
    private static final double DASH = 3;
    /** Lines that are neither errors nor warnings stay in the background, in both themes. */
    private static final double BAR_OPACITY = 0.42;

    private static final double LABEL_HALF = 16;

    private final ZoneId zone;
    private final ObjectProperty<@Nullable LogHistogram> histogram = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TimeRange> selection = new SimpleObjectProperty<>();
    private final ObjectProperty<List<Marker>> markers = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable Instant> hover = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Bucket> pointed = new ReadOnlyObjectWrapper<>();
    private final Font font = Font.font("Inter Tabular", 10.5);
    private Consumer<TimeRange> onChosen = range -> {};
    private double dragStart = Double.NaN;
    private double dragEnd = Double.NaN;
    private int cursor = -1;
    private int anchor = -1;

    /** One bar: its time, and how many lines of the three kinds it has. */
    public record Bucket(TimeRange range, long errors, long warnings, long others) {}

    public LogHistogramView(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("log-histogram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setCursor(Cursor.CROSSHAIR);
        histogram.addListener(property -> {
            cursor = -1;
            anchor = -1;
            repaint();
        });
        selection.addListener(property -> repaint());
        hover.addListener(property -> repaint());
        markers.addListener(property -> repaint());
        focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                moveCursor(-1, false);
            }
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            showBucket(bucketAt(event.getX()));
            pointAt(event.getX());
        });
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            showBucket(-1);
            hover.set(null);
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** What is shown; null for nothing yet. */
    public ObjectProperty<@Nullable LogHistogram> histogramProperty() {
        return histogram;
    }

    /** The chosen part, shown over the bars; null when it is all of it. */
    public ObjectProperty<@Nullable TimeRange> selectionProperty() {
        return selection;
    }

    /** The instant that is pointed at, here or in a chart beside it; null for none. */
    public ObjectProperty<@Nullable Instant> hoverInstantProperty() {
        return hover;
    }

    /** What happened in this time, each a dashed line. */
    public ObjectProperty<List<Marker>> markersProperty() {
        return markers;
    }

    private void paintMarker(GraphicsContext graphics, LogHistogram shown, Marker marker) {
        double x = Math.round(x(shown, marker.at().toEpochMilli()));
        if (x < PADDING || x > PADDING + plotWidth()) {
            return;
        }
        graphics.setFill(ink(
                switch (marker.kind()) {
                    case ROLLOUT -> PaintColour.MAGENTA;
                    case RESTART -> PaintColour.ERROR;
                    default -> PaintColour.WARN;
                }));
        for (double y = 2; y < 8 + BARS; y += DASH * 2) {
            graphics.fillRect(x, y, 1, DASH);
        }
        graphics.fillPolygon(new double[] {x - 3, x + 4, x + 0.5}, new double[] {2, 2, 7}, 3);
    }

    private void pointAt(double x) {
        LogHistogram shown = histogram.get();
        if (shown != null && shown.buckets() > 0) {
            double share = Math.clamp((x - PADDING) / plotWidth(), 0, 1);
            hover.set(Instant.ofEpochMilli(shown.startMs() + (long) (share * shown.stepMs() * shown.buckets())));
        }
    }

    private void paintHover(GraphicsContext graphics, LogHistogram shown) {
        Instant at = hover.get();
        if (at != null) {
            double x = x(shown, at.toEpochMilli());
            if (x >= PADDING && x <= PADDING + plotWidth()) {
                graphics.setFill(ink(PaintColour.DIM));
                graphics.fillRect(Math.round(x), 8, 1, BARS);
            }
        }
    }

    /** The bar under the pointer or the key cursor. */
    public ReadOnlyObjectProperty<@Nullable Bucket> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** Called with a range that was chosen. */
    public void setOnChosen(Consumer<TimeRange> onChosen) {
        this.onChosen = onChosen;
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return 8 + BARS + AXIS;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        LogHistogram shown = histogram.get();
        if (shown == null || shown.buckets() == 0) {
            return;
        }
        paintSelection(graphics, shown);
        paintBars(graphics, shown);
        paintAxis(graphics, shown, width);
        markers.get().forEach(marker -> paintMarker(graphics, shown, marker));
        paintHover(graphics, shown);
    }

    private void paintBars(GraphicsContext graphics, LogHistogram shown) {
        long highest = 1;
        for (int i = 0; i < shown.buckets(); i++) {
            Bucket bucket = bucket(shown, i);
            highest = Math.max(highest, bucket.errors + bucket.warnings + bucket.others);
        }
        double step = plotWidth() / shown.buckets();
        double bar = Math.max(1, step - (step > 4 ? 1.2 : 0));
        for (int i = 0; i < shown.buckets(); i++) {
            Bucket bucket = bucket(shown, i);
            double x = PADDING + i * step;
            double y = 8 + BARS;
            y = paintPart(graphics, PaintColour.BAR, bucket.others, highest, x, y, bar);
            y = paintPart(graphics, PaintColour.BAR_WARN, bucket.warnings, highest, x, y, bar);
            paintPart(graphics, PaintColour.BAR_ERROR, bucket.errors, highest, x, y, bar);
        }
        if (cursor >= 0) {
            graphics.setStroke(ink(PaintColour.RANGE_EDGE));
            graphics.strokeRect(PADDING + cursor * step - 0.5, 8.5, bar + 1, BARS - 1);
        }
    }

    /** At least one pixel high, so that a single error among thousands of lines is seen. */
    private double paintPart(
            GraphicsContext graphics,
            PaintColour ink,
            long count,
            long highest,
            double x,
            double bottom,
            double width) {
        if (count == 0) {
            return bottom;
        }
        double height = Math.max(1, (double) count / highest * (BARS - 4));
        graphics.setFill(ink == PaintColour.BAR ? ink(ink).deriveColor(0, 1, 1, BAR_OPACITY) : ink(ink));
        graphics.fillRect(x, bottom - height, width, height);
        return bottom - height;
    }

    private void paintSelection(GraphicsContext graphics, LogHistogram shown) {
        double from;
        double to;
        TimeRange range = selection.get();
        if (!Double.isNaN(dragStart)) {
            from = Math.min(dragStart, dragEnd);
            to = Math.max(dragStart, dragEnd);
        } else if (anchor >= 0 && cursor >= 0) {
            double step = plotWidth() / shown.buckets();
            from = PADDING + Math.min(anchor, cursor) * step;
            to = PADDING + (Math.max(anchor, cursor) + 1) * step;
        } else if (range != null) {
            from = x(shown, range.start().toEpochMilli());
            to = x(shown, range.end().toEpochMilli());
        } else {
            return;
        }
        double left = Math.clamp(from, PADDING, PADDING + plotWidth());
        double right = Math.clamp(to, PADDING, PADDING + plotWidth());
        graphics.setFill(ink(PaintColour.RANGE));
        graphics.fillRect(left, 8, right - left, BARS);
        graphics.setFill(ink(PaintColour.RANGE_EDGE));
        graphics.fillRect(left, 8, 1.5, BARS);
        graphics.fillRect(right - 1.5, 8, 1.5, BARS);
    }

    private void paintAxis(GraphicsContext graphics, LogHistogram shown, double width) {
        graphics.setFill(ink(PaintColour.DIM));
        graphics.setFont(font);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.CENTER);
        double last = Math.max(PADDING + LABEL_HALF, width - PADDING - LABEL_HALF);
        var scale = new TimeScale(shown.startMs(), shown.startMs() + shown.stepMs() * shown.buckets(), plotWidth());
        for (TimeTicks.Tick tick : new TimeTicks(zone).of(scale)) {
            double x = Math.clamp(x(shown, tick.timeMs()), PADDING + LABEL_HALF, last);
            graphics.fillText(tick.label(), x, 8 + BARS + AXIS / 2);
        }
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    private static Bucket bucket(LogHistogram shown, int index) {
        long errors = 0;
        long warnings = 0;
        long others = 0;
        for (var level : shown.counts().entrySet()) {
            long count = level.getValue()[index];
            if (level.getKey().compareTo(LogLevel.ERROR) >= 0) {
                errors += count;
            } else if (level.getKey() == LogLevel.WARN) {
                warnings += count;
            } else {
                others += count;
            }
        }
        long start = shown.startMs() + index * shown.stepMs();
        return new Bucket(
                new TimeRange(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + shown.stepMs())),
                errors,
                warnings,
                others);
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - 2 * PADDING);
    }

    private double x(LogHistogram shown, long timeMs) {
        return PADDING + (double) (timeMs - shown.startMs()) / (shown.stepMs() * shown.buckets()) * plotWidth();
    }

    private int bucketAt(double x) {
        LogHistogram shown = histogram.get();
        if (shown == null || shown.buckets() == 0) {
            return -1;
        }
        return Math.clamp((int) ((x - PADDING) / plotWidth() * shown.buckets()), 0, shown.buckets() - 1);
    }

    private void showBucket(int index) {
        LogHistogram shown = histogram.get();
        pointed.set(shown == null || index < 0 ? null : bucket(shown, index));
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && histogram.get() != null) {
            dragStart = event.getX();
            dragEnd = event.getX();
        }
    }

    private void drag(MouseEvent event) {
        if (!Double.isNaN(dragStart)) {
            dragEnd = event.getX();
            showBucket(bucketAt(event.getX()));
            repaint();
        }
    }

    private void release() {
        if (Double.isNaN(dragStart)) {
            return;
        }
        int from = bucketAt(Math.min(dragStart, dragEnd));
        int to = bucketAt(Math.max(dragStart, dragEnd));
        dragStart = Double.NaN;
        choose(from, to);
    }

    private void choose(int from, int to) {
        LogHistogram shown = histogram.get();
        if (shown != null && from >= 0) {
            onChosen.accept(new TimeRange(
                    bucket(shown, from).range().start(),
                    bucket(shown, to).range().end()));
        }
        repaint();
    }

    private void key(KeyEvent event) {
        LogHistogram shown = histogram.get();
        if (shown == null || shown.buckets() == 0) {
            return;
        }
        int last = shown.buckets() - 1;
        switch (event.getCode()) {
            case LEFT -> moveCursor(cursor < 0 ? last : Math.max(0, cursor - 1), event.isShiftDown());
            case RIGHT -> moveCursor(cursor < 0 ? last : Math.min(last, cursor + 1), event.isShiftDown());
            case HOME -> moveCursor(0, event.isShiftDown());
            case END -> moveCursor(last, event.isShiftDown());
            case ENTER -> {
                if (cursor >= 0) {
                    int other = anchor < 0 ? cursor : anchor;
                    choose(Math.min(other, cursor), Math.max(other, cursor));
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveCursor(int to, boolean extend) {
        anchor = extend && to >= 0 ? (anchor < 0 ? Math.max(0, cursor) : anchor) : -1;
        cursor = to;
        showBucket(to);
        repaint();
    }
}
