package dev.porthole.views.chart;

import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.TimeRange;
import dev.porthole.views.chart.scale.TimeTicks;
import dev.porthole.views.chart.scale.ValueAxis;
import dev.porthole.views.chart.series.Threshold;
import dev.porthole.views.paint.FittedText;
import dev.porthole.views.paint.PaintColour;
import dev.porthole.views.paint.PaintedRegion;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What lies under the series: the grid, the labels of both axes, the thresholds, and the part that is selected. */
final class ChartFrame extends PaintedRegion {

    private static final List<PaintColour> SERIES = List.of(
            PaintColour.CHART_1,
            PaintColour.CHART_2,
            PaintColour.CHART_3,
            PaintColour.CHART_4,
            PaintColour.CHART_5,
            PaintColour.CHART_6,
            PaintColour.CHART_7,
            PaintColour.CHART_8);

    private final Font font = font();
    private final FittedText texts = new FittedText(font);
    private final TimeTicks ticks;
    private final Consumer<List<Color>> coloursChanged;
    private List<Color> colours = List.of();
    private @Nullable ChartPicture picture;
    private List<Threshold> thresholds = List.of();
    private @Nullable TimeRange selection;
    private Insets plot = Insets.EMPTY;

    /** @param coloursChanged is told the colours of series when the style sheets give others */
    ChartFrame(TimeTicks ticks, Consumer<List<Color>> coloursChanged) {
        this.ticks = ticks;
        this.coloursChanged = coloursChanged;
        getStyleClass().add("chart-frame");
        setMouseTransparent(true);
    }

    /** Of all text on a chart; asked for late, when the window has loaded its fonts. */
    static Font font() {
        return Font.font("Inter Tabular", 11);
    }

    /** The colours of series, by their place in the palette. */
    List<Color> colours() {
        return SERIES.stream().map(this::ink).toList();
    }

    /** @param plot how far the series are from each edge */
    void show(ChartPicture picture, List<Threshold> thresholds, @Nullable TimeRange selection, Insets plot) {
        this.picture = picture;
        this.thresholds = thresholds;
        this.selection = selection;
        this.plot = plot;
        repaint();
    }

    @Override
    protected void layoutChildren() {
        layoutCanvas(0, 0, getWidth(), getHeight());
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        List<Color> now = colours();
        if (!now.equals(colours)) {
            colours = now;
            coloursChanged.accept(now);
        }
        ChartPicture shown = picture;
        if (shown == null) {
            return;
        }
        graphics.setFont(font);
        paintSelection(graphics, shown);
        paintValues(graphics, shown, width);
        paintTimes(graphics, shown, width, height);
        paintThresholds(graphics, shown, width);
    }

    private void paintSelection(GraphicsContext graphics, ChartPicture shown) {
        TimeRange part = selection;
        if (part == null) {
            return;
        }
        double pixels = shown.time().pixels();
        double from = Math.clamp(shown.time().x(part.start().toEpochMilli()), 0, pixels);
        double to = Math.clamp(shown.time().x(part.end().toEpochMilli()), 0, pixels);
        graphics.setFill(ink(PaintColour.RANGE));
        graphics.fillRect(
                plot.getLeft() + from,
                plot.getTop(),
                Math.max(1, to - from),
                shown.values().scale().pixels());
    }

    private void paintValues(GraphicsContext graphics, ChartPicture shown, double width) {
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setStroke(ink(PaintColour.LINE));
        graphics.setLineWidth(1);
        graphics.setFill(ink(PaintColour.DIM));
        for (ValueAxis.Tick tick : shown.values().ticks()) {
            double y = Math.round(plot.getTop() + shown.values().scale().y(tick.value())) + 0.5;
            graphics.strokeLine(plot.getLeft(), y, width - plot.getRight(), y);
            graphics.fillText(tick.label(), plot.getLeft() - 6, y);
        }
    }

    private void paintTimes(GraphicsContext graphics, ChartPicture shown, double width, double height) {
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(ink(PaintColour.DIM));
        double y = height - plot.getBottom() + 6;
        String offset = ticks.offset(shown.time().endMs());
        double room = texts.width(offset) + 10;
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(offset, 2, y);
        graphics.setTextAlign(TextAlignment.CENTER);
        for (TimeTicks.Tick tick : ticks.of(shown.time())) {
            double half = texts.width(tick.label()) / 2;
            double x = plot.getLeft() + shown.time().x(tick.timeMs());
            if (x - half >= room) {
                graphics.fillText(tick.label(), Math.min(x, width - half - 1), y);
            }
        }
    }

    private void paintThresholds(GraphicsContext graphics, ChartPicture shown, double width) {
        graphics.setLineDashes(3, 3);
        for (Threshold threshold : thresholds) {
            double y = Math.round(plot.getTop() + shown.values().scale().y(threshold.value())) + 0.5;
            graphics.setStroke(ink(threshold.severity() == Severity.WARNING ? PaintColour.WARN : PaintColour.ERROR));
            graphics.strokeLine(plot.getLeft(), y, width - plot.getRight(), y);
        }
        graphics.setLineDashes();
    }

    /** How broad the labels of values are. */
    double labelWidth(ChartPicture of) {
        return of.values().ticks().stream()
                .mapToDouble(tick -> texts.width(tick.label()))
                .max()
                .orElse(0);
    }
}
