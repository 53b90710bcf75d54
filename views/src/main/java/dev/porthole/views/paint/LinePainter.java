package dev.porthole.views.paint;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns series on a regular grid into lines of a raster. Where several samples fall into one pixel column, the first,
 * the lowest, the highest and the last of them count, so that no spike is lost; a line through few samples is blended at
 * its edges by how much of a pixel it covers. Places without a number stay blank.
 *
 * <p>A line is traced first and laid over the raster afterwards, so that an area can come under it and joints are no
 * darker than the rest. Not thread-safe. Cost: a pass over the samples and one over the pixels near the line.
 */
public final class LinePainter {

    /** From two samples per column on, columns are painted and not the way between samples. */
    private static final double DENSE = 0.5;

    private final Raster raster;
    private final int width;
    private final int height;
    /** Per column where the line passes, for the area under it; NaN where there is no line. */
    private final double[] edge;
    /** Of a dense line: what it covers of each column; NaN for nothing. */
    private final double[] top;

    private final double[] bottom;
    /** Of a sparse line: how much of each pixel it covers, 0 to 1, column by column. */
    private float[] covered = {};

    private final int[] coveredFrom;
    private final int[] coveredTo;

    public LinePainter(Raster raster) {
        this.raster = raster;
        this.width = raster.width();
        this.height = raster.height();
        this.edge = new double[width];
        this.top = new double[width];
        this.bottom = new double[width];
        this.coveredFrom = new int[width];
        this.coveredTo = new int[width];
        Arrays.fill(coveredFrom, height);
    }

    /**
     * A line to trace.
     *
     * @param values may hold NaN, which breaks the line
     * @param x of the first value, in pixels; may lie outside
     * @param step from one value to the next, in pixels
     * @param scale from a value to its pixel, 0 at the top; higher values never lie lower
     * @param radius half of the line's width, in pixels
     */
    public record Line(double[] values, double x, double step, DoubleUnaryOperator scale, double radius) {}

    /** Traces {@code line} in place of the one before; false when nothing of it can be seen. */
    public boolean trace(Line line) {
        Arrays.fill(edge, Double.NaN);
        Arrays.fill(top, Double.NaN);
        int size = line.values.length;
        if (line.step < DENSE && size > 1) {
            return traceColumns(line);
        }
        if (covered.length == 0) {
            covered = new float[width * height];
        }
        double reach = line.radius + 1;
        int first = line.step <= 0 ? 0 : (int) Math.clamp(Math.floor((-reach - line.x) / line.step), 0, size);
        int end =
                line.step <= 0 ? size : (int) Math.clamp(Math.ceil((width + reach - line.x) / line.step) + 1, 0, size);
        return traceSegments(line, first, end);
    }

    /** Where the line that was traced passes each column, in pixels from the top; NaN where it does not. Not a copy. */
    public double[] edge() {
        return edge;
    }

    /** Lays the line that was traced over the raster. */
    public void lay(int argb) {
        for (int x = 0; x < width; x++) {
            if (!Double.isNaN(top[x])) {
                raster.fillColumn(x, top[x], bottom[x], argb);
            }
            int column = x * height;
            for (int y = coveredFrom[x]; y < coveredTo[x]; y++) {
                float share = covered[column + y];
                if (share > 0) {
                    raster.lay(y * width + x, argb, share);
                    covered[column + y] = 0;
                }
            }
            coveredFrom[x] = height;
            coveredTo[x] = 0;
        }
    }

    private boolean traceColumns(Line line) {
        double[] values = line.values;
        double before = Double.NaN;
        boolean any = false;
        int column = (int) Math.max(0, Math.floor(line.x));
        int i = indexAt(line, column);
        while (column < width && i < values.length) {
            // What lies on the right edge belongs to the last column.
            int end = indexAt(line, column + 1 < width ? column + 1 : width + line.step / 2);
            if (end > i) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int k = i; k < end; k++) {
                    double value = values[k];
                    if (value < low) {
                        low = value;
                    }
                    if (value > high) {
                        high = value;
                    }
                }
                if (low <= high) {
                    double joint = Double.isNaN(values[i]) ? Double.NaN : before;
                    column(column, line, low, high, joint);
                    any = true;
                }
                before = values[end - 1];
                i = end;
            }
            column++;
        }
        return any;
    }

    /** The first sample that does not lie before {@code x}. */
    private static int indexAt(Line line, double x) {
        return (int) Math.clamp(Math.ceil((x - line.x) / line.step), 0, line.values.length);
    }

    private void column(int x, Line line, double low, double high, double joint) {
        double up = line.scale.applyAsDouble(high);
        double down = line.scale.applyAsDouble(low);
        edge[x] = up;
        if (!Double.isNaN(joint)) {
            double y = line.scale.applyAsDouble(joint);
            up = Math.min(up, y);
            down = Math.max(down, y);
        }
        top[x] = up - line.radius;
        bottom[x] = down + line.radius;
    }

    private boolean traceSegments(Line line, int first, int end) {
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        boolean any = false;
        for (int i = first; i < end; i++) {
            double value = line.values[i];
            if (Double.isNaN(value)) {
                beforeY = Double.NaN;
                continue;
            }
            any = true;
            double x = line.x + i * line.step;
            double y = line.scale.applyAsDouble(value);
            if (Double.isNaN(beforeY)) {
                segment(x, y, x, y, line.radius);
            } else {
                segment(beforeX, beforeY, x, y, line.radius);
                passes(beforeX, beforeY, x, y);
            }
            beforeX = x;
            beforeY = y;
        }
        return any;
    }

    /** Adds a stroke with round ends from one point to the other. */
    private void segment(double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - radius - 1));
        int right = Math.min(width - 1, (int) Math.floor(Math.max(x0, x1) + radius + 1));
        for (int x = left; x <= right; x++) {
            double cx = x + 0.5;
            // Of the stroke, only what is near this column can touch it.
            double from = dx == 0 ? 0 : Math.clamp((cx - radius - 1 - x0) / dx, 0, 1);
            double to = dx == 0 ? 1 : Math.clamp((cx + radius + 1 - x0) / dx, 0, 1);
            double ya = y0 + from * dy;
            double yb = y0 + to * dy;
            int above = Math.max(0, (int) Math.floor(Math.min(ya, yb) - radius - 1));
            int below = Math.min(height - 1, (int) Math.floor(Math.max(ya, yb) + radius + 1));
            coveredFrom[x] = Math.min(coveredFrom[x], above);
            coveredTo[x] = Math.max(coveredTo[x], below + 1);
            for (int y = above; y <= below; y++) {
                double cy = y + 0.5;
                double along = square == 0 ? 0 : Math.clamp(((cx - x0) * dx + (cy - y0) * dy) / square, 0, 1);
                double ox = cx - x0 - along * dx;
                double oy = cy - y0 - along * dy;
                double share = radius + 0.5 - Math.sqrt(ox * ox + oy * oy);
                if (share > 0) {
                    int at = x * height + y;
                    covered[at] = Math.max(covered[at], (float) Math.min(1, share));
                }
            }
        }
    }

    /** The area begins where the line passes the middle of a column. */
    private void passes(double x0, double y0, double x1, double y1) {
        int first = Math.max(0, (int) Math.ceil(x0 - 0.5));
        int last = Math.min(width - 1, (int) Math.floor(x1 - 0.5));
        for (int x = first; x <= last; x++) {
            edge[x] = y0 + (x + 0.5 - x0) / (x1 - x0) * (y1 - y0);
        }
    }
}
