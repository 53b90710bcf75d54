package dev.porthole.views.chart;

import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.Reading;
import dev.porthole.views.i18n.Messages;
import java.nio.IntBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.SetChangeListener;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A chart of series over time. The series are painted off the UI thread, in pixels of the screen, and only after a
 * change; until the new picture is there the old one stays. {@link ChartGestures} has the mouse and the keys.
 */
public final class ChartView extends Region {

    private static final double TOP = 8;
    private static final double RIGHT = 10;
    private static final double BOTTOM = 24;
    private static final double LEAST_LEFT = 44;
    private static final double LABEL_ROOM = 14;

    private final ChartModel model;
    private final ChartWords words;
    private final Executor painter;
    private final UiBridge bridge;
    private final ChartFrame frame;
    private final ImageView image = new ImageView();
    private final ChartOverlay overlay = new ChartOverlay();
    private final Readout readout;
    private @Nullable ChartPicture picture;
    private @Nullable TimeRange dragged;
    private double left = LEAST_LEFT;
    private boolean painting;
    private boolean changed;

    /** @param painter where series are rasterised */
    public ChartView(ChartModel model, Messages messages, ZoneId zone, Executor painter, UiBridge bridge) {
        this.model = model;
        this.words = new ChartWords(messages, zone);
        this.painter = painter;
        this.bridge = bridge;
        this.frame = new ChartFrame(words.ticks(), colours -> repaint());
        this.readout = new Readout(words);
        getStyleClass().add("chart");
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleHelp(messages.text("chart.help"));
        image.setManaged(false);
        image.setMouseTransparent(true);
        frame.setManaged(false);
        overlay.setManaged(false);
        getChildren().addAll(frame, image, overlay, readout);
        model.contentProperty().subscribe(this::repaint);
        model.lookProperty().subscribe(this::repaint);
        model.rangeProperty().subscribe(this::repaint);
        model.emphasisedProperty().subscribe(this::repaint);
        model.hidden().addListener((SetChangeListener<Object>) change -> repaint());
        model.cursor().choiceProperty().subscribe(this::showFrame);
        model.cursor().hoverProperty().subscribe(this::showCrosshair);
        // Onto another screen: the same picture in other pixels.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(this::repaint);
        new ChartGestures(this, model).attach();
        say();
    }

    /** The scales of what is on screen; null before the first picture. */
    @Nullable
    ChartPicture picture() {
        return picture;
    }

    double plotLeft() {
        return left;
    }

    double plotTop() {
        return TOP;
    }

    /** Marks what is being dragged over; null when the drag has ended. */
    void drag(@Nullable TimeRange part) {
        dragged = part;
        showCrosshair();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 90;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected void layoutChildren() {
        frame.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(left, TOP, plotWidth(), plotHeight());
        image.relocate(left, TOP);
        ChartPicture shown = picture;
        if (shown == null
                || shown.time().pixels() != plotWidth()
                || shown.values().scale().pixels() != plotHeight()) {
            repaint();
        }
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - left - RIGHT);
    }

    private double plotHeight() {
        return Math.max(1, getHeight() - TOP - BOTTOM);
    }

    private void repaint() {
        if (getWidth() <= left || getHeight() <= TOP + BOTTOM) {
            return;
        }
        if (painting) {
            changed = true;
            return;
        }
        painting = true;
        changed = false;
        ChartPicture.Order order = order();
        painter.execute(() -> {
            ChartPicture next = ChartPicture.paint(order, words.messages());
            bridge.conflate(this, () -> show(next));
        });
    }

    private ChartPicture.Order order() {
        List<ChartSeries> series = model.shown();
        List<Color> palette = frame.colours();
        int[] colours = new int[series.size()];
        int emphasised = -1;
        for (int i = 0; i < colours.length; i++) {
            colours[i] = argb(palette.get(model.colour(series.get(i))));
            if (series.get(i).labels().equals(model.emphasisedProperty().get())
                    && !series.get(i).earlier()) {
                emphasised = i;
            }
        }
        return new ChartPicture.Order(
                series,
                colours,
                emphasised,
                model.contentProperty().get(),
                model.lookProperty().get(),
                TimeScale.of(model.rangeProperty().get(), plotWidth()),
                plotHeight(),
                density());
    }

    private void show(ChartPicture next) {
        painting = false;
        picture = next;
        image.setImage(new WritableImage(new PixelBuffer<>(
                next.width(), next.height(), IntBuffer.wrap(next.pixels()), PixelFormat.getIntArgbPreInstance())));
        image.setFitWidth(next.time().pixels());
        image.setFitHeight(next.values().scale().pixels());
        double needed = Math.max(LEAST_LEFT, Math.ceil(frame.labelWidth(next) + LABEL_ROOM));
        if (needed != left) {
            left = needed;
            changed = true;
            requestLayout();
        }
        showFrame();
        overlay.show(next, model.contentProperty().get().markers(), frame.colours());
        showCrosshair();
        if (changed) {
            repaint();
        }
    }

    private void showFrame() {
        ChartPicture shown = picture;
        if (shown != null) {
            frame.show(
                    shown,
                    model.contentProperty().get().thresholds(),
                    model.cursor().selection(),
                    new Insets(TOP, RIGHT, BOTTOM, left));
        }
    }

    private void showCrosshair() {
        Instant at = model.cursor().hoverProperty().get();
        ChartPicture shown = picture;
        if (shown == null) {
            return;
        }
        Instant there = at != null && model.rangeProperty().get().contains(at) ? at : null;
        List<Reading> readings = there == null ? List.of() : model.readings(there);
        // On top of each other, lines do not lie where their values do.
        ChartKind kind = model.lookProperty().get().kind();
        boolean layered = kind == ChartKind.STACKED || kind == ChartKind.BARS;
        overlay.point(there, layered ? List.of() : readings, dragged);
        boolean here = isHover() || getScene() != null && getScene().getFocusOwner() == this;
        if (there == null || readings.isEmpty() || !here) {
            readout.setVisible(false);
        } else {
            readout.show(there, readings, model.contentProperty().get().quantity());
            double x = left + shown.time().x(there.toEpochMilli());
            boolean room = x + 14 + readout.getWidth() <= getWidth();
            readout.relocate(
                    Math.max(0, Math.round(room ? x + 14 : x - 14 - readout.getWidth())),
                    Math.round(Math.clamp(getHeight() / 2 - readout.getHeight() / 2, 0, getHeight())));
        }
        say();
    }

    private void say() {
        Instant at = model.cursor().hoverProperty().get();
        Instant there = at == null ? model.rangeProperty().get().end() : at;
        setAccessibleText(words.spoken(
                there,
                model.readings(there),
                model.emphasisedProperty().get(),
                model.contentProperty().get().quantity()));
    }

    private double density() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : Math.max(1, getScene().getWindow().getRenderScaleX());
    }

    private static int argb(Color colour) {
        return 0xff000000
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
