package dev.porthole.views.board.tile;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.board.TileState;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.chart.ChartModel;
import dev.porthole.views.chart.ChartView;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.Threshold;
import dev.porthole.views.theme.Palette;
import dev.porthole.views.time.TimeCursor;
import eu.hansolo.tilesfx.Tile;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** Makes the picture of each visual. */
record TilePictures(TileSurroundings around, Consumer<Labels> chosen) {

    private static final double[] NO_TREND = {};
    private static final int MOST_LINES = 8;
    private static final double GAUGE_WIDTH = 92;

    /** Paints what a state shows. */
    @FunctionalInterface
    private interface Painting {
        void show(TileState state, Palette palette, Color line);
    }

    private record Made(Region node, Place place, Painting painting) implements TilePicture {
        @Override
        public void show(TileState state, Palette palette, Color line) {
            painting.show(state, palette, line);
        }
    }

    TilePicture of(TileVisual visual) {
        return switch (visual) {
            case NUMBER -> sparkline();
            case GAUGE -> gauge();
            case STATUS -> status();
            case PERCENTILES -> percentiles();
            case BAR -> rows(true);
            case TABLE -> rows(false);
            case CHART -> chart();
        };
    }

    private TilePicture sparkline() {
        var sparkline = new Sparkline(around.painter(), around.bridge());
        return new Made(
                sparkline,
                TilePicture.Place.EDGE,
                (state, palette, line) -> sparkline.show(
                        state.trend().map(TimeSeries::values).orElse(NO_TREND),
                        state.threshold(),
                        line,
                        palette.critical(),
                        MetricTileSkin.CORNER));
    }

    private static TilePicture gauge() {
        var gauge = new GaugeNode(Tile.SkinType.GAUGE);
        return new Made(
                gauge, TilePicture.Place.BELOW, (state, palette, line) -> gauge.show(state.picture(), palette, line));
    }

    private static TilePicture status() {
        var status = new StatusNode();
        return new Made(
                status,
                TilePicture.Place.INSTEAD,
                (state, palette, line) -> status.show(state.picture().parts(), palette));
    }

    /** The 95th percentile against its threshold, beside all three. */
    private TilePicture percentiles() {
        var gauge = new GaugeNode(Tile.SkinType.BAR_GAUGE);
        gauge.setMinWidth(GAUGE_WIDTH);
        var rows = new PartRows(true, more(), chosen);
        HBox.setHgrow(rows, Priority.ALWAYS);
        var both = new HBox(12, gauge, rows);
        gauge.prefWidthProperty()
                .bind(both.widthProperty().map(width -> Math.max(GAUGE_WIDTH, 0.34 * width.doubleValue())));
        both.setPickOnBounds(false);
        return new Made(both, TilePicture.Place.INSTEAD, (state, palette, line) -> {
            gauge.show(state.picture(), palette, line);
            rows.show(state.picture().parts());
        });
    }

    private TilePicture rows(boolean bars) {
        var rows = new PartRows(bars, more(), chosen);
        rows.setPickOnBounds(false);
        return new Made(
                rows,
                TilePicture.Place.INSTEAD,
                (state, palette, line) -> rows.show(state.picture().parts()));
    }

    private IntFunction<String> more() {
        return count -> around.messages().text("board.parts.more", count);
    }

    /** With a time of its own that follows the window's, so that it listens only while it is on screen. */
    private TilePicture chart() {
        var time = new TimeCursor(
                around.time().choiceProperty().get(),
                around.time().refreshProperty().get(),
                around.clock());
        var model = new ChartModel(time, around.clock());
        var chart = new ChartView(model, around.messages(), around.zone(), around.painter(), around.bridge());
        chart.setMouseTransparent(true);
        chart.setFocusTraversable(false);
        WhileInScene.follow(chart, around.time().choiceProperty(), time.choiceProperty()::set);
        return new Made(
                chart, TilePicture.Place.INSTEAD, (state, palette, line) -> model.show(content(state.picture())));
    }

    private static ChartContent content(TileState.Picture picture) {
        List<ChartSeries> series = picture.parts().stream()
                .filter(part -> part.part().line().isPresent())
                .limit(MOST_LINES)
                .map(part -> ChartSeries.of(
                        part.part().labels(),
                        part.name(),
                        Objects.requireNonNull(part.part().line().orElse(null))))
                .toList();
        List<Threshold> thresholds = Double.isFinite(picture.threshold())
                ? List.of(new Threshold(picture.threshold(), Severity.CRITICAL))
                : List.of();
        return new ChartContent(series, picture.quantity(), thresholds, List.of(), "");
    }
}
