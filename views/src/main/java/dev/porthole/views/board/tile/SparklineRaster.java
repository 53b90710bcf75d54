package dev.porthole.views.board.tile;

import java.util.Arrays;

/**
 * Turns a series into pixels. Where several samples fall into one pixel column, the first, the lowest, the highest and
 * the last of them are kept, so that no spike is lost; the line through them is blended at its edges by how much of a
 * pixel it covers. Places without a number stay blank; infinite values reach the edge.
 *
 * <p>Not thread-safe; one per picture. Cost: a pass over the samples and one over the pixels near the line.
 */
final class SparklineRaster {

    private static final double HEADROOM = 0.12;

    private final int width;
    private final int height;
    /** How much of each pixel the line covers, 0 to 1. */
    private final float[] covered;
    /** Per column: where the area under the line begins; NaN where there is no line. */
    private final double[] areaTop;

    SparklineRaster(int width, int height) {
        this.width = width;
        this.height = height;
        this.covered = new float[width * height];
        this.areaTop = new double[width];
    }

    /**
     * Paints {@code values}, evenly spaced over the whole width, into pixels of premultiplied ARGB, row by row.
     *
     * @param threshold in the values' unit; NaN for none
     */
    int[] paint(double[] values, double threshold, SparklineStyle style) {
        Arrays.fill(covered, 0);
        Arrays.fill(areaTop, Double.NaN);
        int[] pixels = new int[width * height];
        Scale scale = Scale.of(values, threshold, height, style.lineWidth());
        boolean any = trace(values, scale, style.lineWidth() / 2);
        for (int x = 0; x < width; x++) {
            if (!Double.isNaN(areaTop[x])) {
                cover(pixels, x, areaTop[x], height, style.area());
            }
        }
        if (any && !Double.isNaN(threshold)) {
            drawThreshold(pixels, scale.y(threshold), style);
        }
        for (int i = 0; i < pixels.length; i++) {
            if (covered[i] > 0) {
                pixels[i] = over(pixels[i], style.line(), covered[i]);
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
            double top = span == 0 ? low + 1 : Math.min(high + span * 2 * HEADROOM, Double.MAX_VALUE);
            return new Scale(low, top, height, lineWidth / 2);
        }

        double y(double value) {
            double share = (value / 2 - low / 2) / (high / 2 - low / 2);
            return margin + (1 - Math.clamp(share, 0, 1)) * (height - 2 * margin);
        }
    }

    /** Draws the line; false when there is not one number. */
    private boolean trace(double[] values, Scale scale, double radius) {
        double step = values.length > 1 ? (double) width / (values.length - 1) : 0;
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        boolean any = false;
        int i = 0;
        while (i < values.length) {
            if (Double.isNaN(values[i])) {
                beforeY = Double.NaN;
                i++;
                continue;
            }
            any = true;
            int end = sameColumn(values, i, step);
            double x = values.length > 1 ? i * step : width / 2.0;
            double y = scale.y(values[i]);
            if (Double.isNaN(beforeY)) {
                segment(x, y, x, y, radius);
            } else {
                segment(beforeX, beforeY, x, y, radius);
            }
            beforeX = x;
            beforeY = y;
            if (end - i > 1) {
                double high = y;
                double low = y;
                for (int k = i + 1; k < end; k++) {
                    double at = scale.y(values[k]);
                    high = Math.min(high, at);
                    low = Math.max(low, at);
                }
                segment(x, high, x, low, radius);
                beforeX = (end - 1) * step;
                beforeY = scale.y(values[end - 1]);
            }
            i = end;
        }
        return any;
    }

    /** The end of the numbers after {@code start} that fall into its pixel column; itself alone when they are sparse. */
    private int sameColumn(double[] values, int start, double step) {
        int end = start + 1;
        if (step < 0.5) {
            int column = (int) (start * step);
            while (end < values.length && (int) (end * step) == column && !Double.isNaN(values[end])) {
                end++;
            }
        }
        return end;
    }

    /** Adds a stroke with round ends from one point to the other, and lowers the area's edge under it. */
    private void segment(double x0, double y0, double x1, double y1, double radius) {
        edge(x0, y0, x1, y1);
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        int left = Math.max(0, (int) (Math.min(x0, x1) - radius - 1));
        int right = Math.min(width - 1, (int) (Math.max(x0, x1) + radius + 1));
        for (int x = left; x <= right; x++) {
            double cx = x + 0.5;
            // Of the stroke, only what is near this column can touch it.
            double from = dx == 0 ? 0 : Math.clamp((cx - radius - 1 - x0) / dx, 0, 1);
            double to = dx == 0 ? 1 : Math.clamp((cx + radius + 1 - x0) / dx, 0, 1);
            double ya = y0 + from * dy;
            double yb = y0 + to * dy;
            int top = Math.max(0, (int) (Math.min(ya, yb) - radius - 1));
            int bottom = Math.min(height - 1, (int) (Math.max(ya, yb) + radius + 1));
            for (int y = top; y <= bottom; y++) {
                double cy = y + 0.5;
                double along = square == 0 ? 0 : Math.clamp(((cx - x0) * dx + (cy - y0) * dy) / square, 0, 1);
                double ox = cx - x0 - along * dx;
                double oy = cy - y0 - along * dy;
                double share = radius + 0.5 - Math.sqrt(ox * ox + oy * oy);
                if (share > 0) {
                    int at = y * width + x;
                    covered[at] = Math.max(covered[at], (float) Math.min(1, share));
                }
            }
        }
    }

    /** The area begins where the line passes the middle of a column. */
    private void edge(double x0, double y0, double x1, double y1) {
        int first = column(x0);
        int last = column(x1);
        for (int x = first; x <= last; x++) {
            double share = x1 == x0 ? 0.5 : Math.clamp((x + 0.5 - x0) / (x1 - x0), 0, 1);
            double y = y0 + share * (y1 - y0);
            areaTop[x] = Double.isNaN(areaTop[x]) || first != last ? y : Math.min(areaTop[x], y);
        }
    }

    private int column(double x) {
        return Math.clamp((long) x, 0, width - 1);
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
        int whole = over(0, colour, 1);
        for (int y = (int) start; y < end; y++) {
            double share = Math.min(end, y + 1.0) - Math.max(start, y);
            int at = y * width + x;
            pixels[at] = share >= 1 && pixels[at] == 0 ? whole : over(pixels[at], colour, share);
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
