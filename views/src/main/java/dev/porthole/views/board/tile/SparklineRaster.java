package dev.porthole.views.board.tile;

import dev.porthole.views.paint.LinePainter;
import dev.porthole.views.paint.LinePainter.Line;
import dev.porthole.views.paint.Raster;

/** Turns a series into the pixels of a sparkline. Infinite values reach the edge. Not thread-safe; one per picture. */
final class SparklineRaster {

    private static final double HEADROOM = 0.12;

    private final Raster raster;
    private final LinePainter painter;

    SparklineRaster(int width, int height) {
        this.raster = new Raster(width, height);
        this.painter = new LinePainter(raster);
    }

    /**
     * Paints {@code values}, evenly spaced over the whole width, into pixels of premultiplied ARGB, row by row.
     *
     * @param threshold in the values' unit; NaN for none
     */
    int[] paint(double[] values, double threshold, SparklineStyle style) {
        int width = raster.width();
        int height = raster.height();
        Scale scale = Scale.of(values, threshold, height, style.lineWidth());
        boolean several = values.length > 1;
        boolean any = painter.trace(new Line(
                values,
                several ? 0 : width / 2.0,
                several ? (double) width / (values.length - 1) : 0,
                scale::y,
                style.lineWidth() / 2));
        double[] edge = painter.edge();
        for (int x = 0; x < width; x++) {
            if (!Double.isNaN(edge[x])) {
                raster.fillColumn(x, edge[x], height, style.area());
            }
        }
        if (any && !Double.isNaN(threshold)) {
            raster.dashRow(scale.y(threshold), Math.max(1, style.dash() / 3), style.dash(), style.threshold());
        }
        painter.lay(style.line());
        raster.roundLowerCorners(style.corner());
        return raster.pixels();
    }

    /** Where a value lies: from nothing (or the lowest, if negative) to a little above the highest or the threshold. */
    private record Scale(double low, double high, int height, double margin) {

        static Scale of(double[] values, double threshold, int height, double lineWidth) {
            double low = 0;
            double high = Double.isFinite(threshold) ? Math.max(0, threshold) : 0;
            for (double value : values) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            // Halves, so that the span of the largest numbers does not overflow.
            double span = high / 2 - low / 2;
            double top = span == 0 ? low + 1 : Math.min(high + span * 2 * HEADROOM, Double.MAX_VALUE);
            return new Scale(low, top, height, lineWidth / 2);
        }

        double y(double value) {
            double share = (value / 2 - low / 2) / (high / 2 - low / 2);
            return margin + (1 - Math.clamp(share, 0, 1)) * (height - 2 * margin);
        }
    }
}
