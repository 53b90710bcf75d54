package dev.porthole.views.chart;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.chart.scale.TimeScale;
import dev.porthole.views.chart.scale.ValueAxis;
import dev.porthole.views.chart.series.ChartContent;
import dev.porthole.views.chart.series.ChartSeries;
import dev.porthole.views.chart.series.StackedLayers;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.paint.LinePainter;
import dev.porthole.views.paint.LinePainter.Line;
import dev.porthole.views.paint.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * One painting of a chart's series: the axes that fit them and the pixels. Made off the UI thread; the UI thread puts it
 * on screen and lays text and lines over it.
 *
 * @param time over logical pixels, as {@code values}
 * @param pixels of the screen, premultiplied ARGB, row by row
 */
record ChartPicture(TimeScale time, ValueAxis values, int width, int height, int[] pixels) {

    private static final double LINE = 1.7;
    private static final double EMPHASISED = 2.2;
    private static final double DOT = 2.4;
    private static final int AREA_ALPHA = 0x24;
    private static final int STACK_ALPHA = 0x8c;
    private static final int EARLIER_ALPHA = 0x70;
    private static final int FAINT_ALPHA = 0xa6;
    private static final int ALL_ALPHA = 0xff;

    /**
     * What is to be painted.
     *
     * @param series those that are shown, and {@code colours} 0xAARRGGBB of each
     * @param emphasised the one that stands out, or -1
     * @param thresholds which the axis has to hold
     * @param width in logical pixels, as {@code height}
     * @param density pixels of the screen per logical pixel
     */
    record Order(
            List<ChartSeries> series,
            int[] colours,
            int emphasised,
            ChartContent content,
            ChartLook look,
            TimeScale time,
            double height,
            double density) {}

    static ChartPicture paint(Order order, Messages messages) {
        int width = (int) Math.max(1, Math.round(order.time.pixels() * order.density));
        int height = (int) Math.max(1, Math.round(order.height * order.density));
        boolean stacked = order.look.kind() == ChartKind.STACKED || order.look.kind() == ChartKind.BARS;
        List<ChartSeries> now =
                order.series.stream().filter(series -> !series.earlier()).toList();
        List<double[]> layers = stacked
                ? StackedLayers.of(now.stream().map(ChartSeries::samples).toList())
                : List.of();
        var extent = new Extent(order.look.logarithmic());
        order.series.forEach(
                series -> extent.add(series.samples(), series.samples().values(), order.time));
        if (stacked && !layers.isEmpty()) {
            extent.add(now.getFirst().samples(), layers.getLast(), order.time);
        }
        order.content.thresholds().forEach(threshold -> extent.add(threshold.value()));
        ValueAxis axis = order.look.logarithmic()
                ? ValueAxis.logarithmic(extent.low(), extent.high(), order.content.quantity(), order.height, messages)
                : ValueAxis.linear(extent.low(), extent.high(), order.content.quantity(), order.height, messages);
        var raster = new Raster(width, height);
        new Painting(order, axis, raster, layers, now).all();
        return new ChartPicture(order.time, axis, width, height, raster.pixels());
    }

    /** The lowest and the highest finite value that is seen. */
    private static final class Extent {

        private final boolean positive;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        Extent(boolean positive) {
            this.positive = positive;
        }

        void add(TimeSeries grid, double[] values, TimeScale time) {
            int from = Math.clamp(Math.ceilDiv(time.startMs() - grid.startMs(), grid.stepMs()), 0, values.length);
            int to = Math.clamp(Math.floorDiv(time.endMs() - grid.startMs(), grid.stepMs()) + 1, 0, values.length);
            double least = positive ? Double.MIN_VALUE : -Double.MAX_VALUE;
            double lowest = low;
            double highest = high;
            for (int i = from; i < to; i++) {
                double value = values[i];
                if (value < lowest && value >= least) {
                    lowest = value;
                }
                if (value > highest && value <= Double.MAX_VALUE) {
                    highest = value;
                }
            }
            low = lowest;
            high = highest;
        }

        void add(double value) {
            if (Double.isFinite(value) && (!positive || value > 0)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }

        double low() {
            return Double.isInfinite(low) ? Double.NaN : low;
        }

        double high() {
            return Double.isInfinite(high) ? Double.NaN : high;
        }
    }

    /** The work itself. */
    private static final class Painting {

        private final Order order;
        private final Raster raster;
        private final LinePainter lines;
        private final List<double[]> layers;
        private final List<ChartSeries> now;
        /** Of {@code now}. */
        private final int[] colours;

        private final DoubleUnaryOperator scale;
        private final double foot;

        Painting(Order order, ValueAxis axis, Raster raster, List<double[]> layers, List<ChartSeries> now) {
            this.order = order;
            this.raster = raster;
            this.lines = new LinePainter(raster);
            this.layers = layers;
            this.now = now;
            this.colours = IntStream.range(0, order.colours.length)
                    .filter(i -> !order.series.get(i).earlier())
                    .map(i -> order.colours[i])
                    .toArray();
            double density = order.density;
            this.scale = axis.scale().painter(density);
            this.foot = axis.scale().y(axis.scale().logarithmic() ? axis.scale().low() : 0) * density;
        }

        void all() {
            if (order.look.kind() == ChartKind.STACKED) {
                stack();
            } else if (order.look.kind() == ChartKind.BARS) {
                bars();
            }
            for (int i = 0; i < order.series.size(); i++) {
                if (i != order.emphasised) {
                    series(i);
                }
            }
            if (order.emphasised >= 0) {
                series(order.emphasised);
            }
        }

        private void series(int index) {
            ChartSeries series = order.series.get(index);
            boolean layered = order.look.kind() == ChartKind.STACKED || order.look.kind() == ChartKind.BARS;
            if (layered && !series.earlier()) {
                return;
            }
            boolean emphasised = index == order.emphasised;
            boolean faint = order.emphasised >= 0 && !emphasised;
            int alpha = series.earlier() ? EARLIER_ALPHA : faint ? FAINT_ALPHA : ALL_ALPHA;
            int colour = withAlpha(order.colours[index], alpha);
            if (order.look.kind() == ChartKind.POINTS && !series.earlier()) {
                points(series.samples(), colour);
                return;
            }
            double radius = (emphasised ? EMPHASISED : LINE) / 2 * order.density;
            if (!lines.trace(line(series.samples(), series.samples().values(), radius))) {
                return;
            }
            if (order.look.kind() == ChartKind.AREA && !series.earlier()) {
                fill(lines.edge(), foot, withAlpha(order.colours[index], AREA_ALPHA));
            }
            lines.lay(colour);
        }

        private Line line(TimeSeries grid, double[] values, double radius) {
            return new Line(
                    values,
                    order.time.x(grid.startMs()) * order.density,
                    order.time.pixelsPer(grid.stepMs()) * order.density,
                    scale,
                    radius);
        }

        private void fill(double[] edge, double to, int colour) {
            for (int x = 0; x < raster.width(); x++) {
                if (!Double.isNaN(edge[x])) {
                    raster.fillColumn(x, Math.min(edge[x], to), Math.max(edge[x], to), colour);
                }
            }
        }

        private void stack() {
            double[] below = new double[raster.width()];
            Arrays.fill(below, foot);
            for (int i = 0; i < layers.size(); i++) {
                int colour = colours[i];
                if (lines.trace(line(now.getFirst().samples(), layers.get(i), LINE / 2 * order.density))) {
                    double[] edge = lines.edge();
                    for (int x = 0; x < raster.width(); x++) {
                        if (!Double.isNaN(edge[x])) {
                            raster.fillColumn(x, edge[x], below[x], withAlpha(colour, STACK_ALPHA));
                            below[x] = edge[x];
                        }
                    }
                    lines.lay(withAlpha(colour, ALL_ALPHA));
                }
            }
        }

        private void bars() {
            if (now.isEmpty()) {
                return;
            }
            TimeSeries grid = now.getFirst().samples();
            double step = order.time.pixelsPer(grid.stepMs()) * order.density;
            double room = step > 4 ? Math.max(1, step * 0.15) : 0;
            for (int i = 0; i < grid.size(); i++) {
                double centre = order.time.x(grid.timeMs(i)) * order.density;
                int from = (int) Math.max(0, Math.round(centre - step / 2 + room / 2));
                int to = (int) Math.min(raster.width(), Math.max(from + 1L, Math.round(centre + step / 2 - room / 2)));
                double below = foot;
                for (int layer = 0; layer < layers.size(); layer++) {
                    double value = layers.get(layer)[i];
                    if (!Double.isNaN(value)) {
                        double y = scale.applyAsDouble(value);
                        int colour = colours[layer];
                        for (int x = from; x < to; x++) {
                            raster.fillColumn(x, Math.min(y, below), Math.max(y, below), colour);
                        }
                        below = y;
                    }
                }
            }
        }

        /** Each sample as a line from itself to itself, which is a dot. */
        private void points(TimeSeries series, int colour) {
            double x = order.time.x(series.startMs()) * order.density;
            double step = order.time.pixelsPer(series.stepMs()) * order.density;
            for (int i = 0; i < series.size(); i++) {
                double at = x + i * step;
                if (at >= -DOT && at <= raster.width() + DOT) {
                    lines.trace(new Line(new double[] {series.values()[i]}, at, 0, scale, DOT * order.density));
                }
            }
            lines.lay(colour);
        }

        private static int withAlpha(int colour, int alpha) {
            return colour & 0xffffff | alpha << 24;
        }
    }
}
