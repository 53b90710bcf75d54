package dev.porthole.views.board.tile;

/**
 * Turns a series into pixels. Per pixel column it keeps the lowest and the highest point of the line, so that no spike
 * is lost however many samples fall into one column; the ends of each column are blended by how much of the pixel the
 * line covers. Places without a number stay blank; infinite values reach the edge.
 *
 * <p>Not thread-safe; one per thread. Cost: a pass over the samples and one over the pixels.
 */
final class SparklineRaster {

    private static final double HEADROOM = 0.12;

    private final int width;
    private final int height;
    /** Per column: top and bottom of the line's middle, in pixels from above; NaN where there is no line. */
    private final double[] top;

    private final double[] bottom;

    SparklineRaster(int width, int height) {
        this.width = width;
        this.height = height;
        this.top = new double[width];
        this.bottom = new double[width];
    }

    /**
     * Paints {@code values}, evenly spaced over the whole width, into pixels of premultiplied ARGB, row by row.
     *
     * @param threshold in the values' unit; NaN for none
     */
    int[] paint(double[] values, double threshold, SparklineStyle style) {
        int[] pixels = new int[width * height];
        Scale scale = Scale.of(values, threshold, height, style.lineWidth());
        traceColumns(values, scale);
        boolean any = false;
        for (int x = 0; x < width; x++) {
            if (!Double.isNaN(top[x])) {
                any = true;
                fillArea(pixels, x, style.area());
            }
        }
        if (any && !Double.isNaN(threshold)) {
            drawThreshold(pixels, scale.y(threshold), style);
        }
        for (int x = 0; x < width; x++) {
            if (!Double.isNaN(top[x])) {
                double half = style.lineWidth() / 2;
                cover(pixels, x, top[x] - half, bottom[x] + half, style.line());
            }
        }
        roundLowerCorners(pixels, style.corner());
        return pixels;
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
            double headroom = span * 2 * HEADROOM;
            return new Scale(
                    low, span == 0 ? low + 1 : Math.min(high + headroom, Double.MAX_VALUE), height, lineWidth / 2);
        }

        double y(double value) {
            double share = (value / 2 - low / 2) / (high / 2 - low / 2);
            double clipped = Math.clamp(share, 0, 1);
            return margin + (1 - clipped) * (height - 2 * margin);
        }
    }

    private void traceColumns(double[] values, Scale scale) {
        java.util.Arrays.fill(top, Double.NaN);
        java.util.Arrays.fill(bottom, Double.NaN);
        double step = values.length > 1 ? (double) width / (values.length - 1) : 0;
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                beforeY = Double.NaN;
                continue;
            }
            double x = values.length > 1 ? i * step : width / 2.0;
            double y = scale.y(values[i]);
            if (Double.isNaN(beforeY)) {
                touch(column(x), y, y);
            } else {
                segment(beforeX, beforeY, x, y);
            }
            beforeX = x;
            beforeY = y;
        }
    }

    private void segment(double x0, double y0, double x1, double y1) {
        int first = column(x0);
        int last = column(x1);
        if (first == last) {
            touch(first, Math.min(y0, y1), Math.max(y0, y1));
            return;
        }
        double slope = (y1 - y0) / (x1 - x0);
        double y = y0;
        for (int x = first; x <= last; x++) {
            double end = x == last ? y1 : y0 + (x + 1 - x0) * slope;
            touch(x, Math.min(y, end), Math.max(y, end));
            y = end;
        }
    }

    private int column(double x) {
        return Math.clamp((long) x, 0, width - 1);
    }

    private void touch(int x, double high, double low) {
        top[x] = Double.isNaN(top[x]) ? high : Math.min(top[x], high);
        bottom[x] = Double.isNaN(bottom[x]) ? low : Math.max(bottom[x], low);
    }

    private void fillArea(int[] pixels, int x, int colour) {
        cover(pixels, x, (top[x] + bottom[x]) / 2, height, colour);
    }

    private void drawThreshold(int[] pixels, double y, SparklineStyle style) {
        double thickness = Math.max(1, style.dash() / 3);
        double from = Math.max(0, Math.round(y - thickness / 2));
        for (int x = 0; x < width; x++) {
            if ((long) (x / style.dash()) % 2 == 0) {
                cover(pixels, x, from, from + thickness, style.threshold());
            }
        }
    }

    /** Lays {@code colour} over the column from {@code from} to {@code to}, by how much of each pixel that covers. */
    private void cover(int[] pixels, int x, double from, double to, int colour) {
        double start = Math.max(0, from);
        double end = Math.min(height, to);
        for (int y = (int) start; y < end; y++) {
            double share = Math.min(end, y + 1.0) - Math.max(start, y);
            int at = y * width + x;
            pixels[at] = over(pixels[at], colour, share);
        }
    }

    private static int over(int below, int colour, double share) {
        double alpha = (colour >>> 24) / 255.0 * share;
        double rest = 1 - alpha;
        return channel(below, 24, rest, 255, alpha)
                | channel(below, 16, rest, colour >> 16 & 0xff, alpha)
                | channel(below, 8, rest, colour >> 8 & 0xff, alpha)
                | channel(below, 0, rest, colour & 0xff, alpha);
    }

    private static int channel(int below, int shift, double rest, int value, double alpha) {
        return (int) Math.min(255, (below >>> shift & 0xff) * rest + value * alpha + 0.5) << shift;
    }

    private void roundLowerCorners(int[] pixels, double radius) {
        int reach = (int) Math.min(Math.ceil(radius), Math.min(width / 2, height));
        for (int dy = 0; dy < reach; dy++) {
            for (int dx = 0; dx < reach; dx++) {
                double distance = Math.hypot(radius - dx - 0.5, radius - dy - 0.5);
                double share = Math.clamp(radius - distance + 0.5, 0, 1);
                if (share < 1) {
                    int row = (height - 1 - dy) * width;
                    pixels[row + dx] = faded(pixels[row + dx], share);
                    pixels[row + width - 1 - dx] = faded(pixels[row + width - 1 - dx], share);
                }
            }
        }
    }

    private static int faded(int premultiplied, double share) {
        int result = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            result |= (int) ((premultiplied >>> shift & 0xff) * share + 0.5) << shift;
        }
        return result;
    }
}
