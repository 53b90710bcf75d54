package dev.porthole.views.paint;

/**
 * Pixels of premultiplied ARGB, row by row, painted without a scene and so on any thread. Colours are given as
 * 0xAARRGGBB, not multiplied by alpha. Not thread-safe.
 */
public final class Raster {

    private final int width;
    private final int height;
    private final int[] pixels;

    public Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, not a copy. */
    public int[] pixels() {
        return pixels;
    }

    /** Lays {@code argb} over a column from {@code from} down to {@code to}, by how much of each pixel that covers. */
    public void fillColumn(int x, double from, double to, int argb) {
        double start = Math.max(0, from);
        double end = Math.min(height, to);
        if (!(start < end)) {
            return;
        }
        int first = (int) start;
        int last = (int) end;
        if (first == last) {
            lay(first * width + x, argb, end - start);
            return;
        }
        int at = first * width + x;
        lay(at, argb, first + 1 - start);
        int whole = premultiplied(argb, argb >>> 24);
        int rest = 256 - (argb >>> 24);
        at += width;
        if (rest == 1) {
            for (int y = first + 1; y < last; y++, at += width) {
                pixels[at] = whole;
            }
        } else {
            for (int y = first + 1; y < last; y++, at += width) {
                pixels[at] = whole + dimmed(pixels[at], rest);
            }
        }
        if (last < height) {
            lay(at, argb, end - last);
        }
    }

    /** Lays {@code argb} over a pixel, of which {@code share} (0 to 1) is covered. */
    public void lay(int at, int argb, double share) {
        int alpha = (int) ((argb >>> 24) * share + 0.5);
        if (alpha > 0) {
            pixels[at] = premultiplied(argb, alpha) + dimmed(pixels[at], 256 - alpha);
        }
    }

    /** A dashed line from left to right; {@code dash} is the length of a dash and of the room after it, in pixels. */
    public void dashRow(double y, double thickness, double dash, int argb) {
        double from = Math.max(0, Math.round(y - thickness / 2));
        for (int x = 0; x < width; x++) {
            if ((long) (x / dash) % 2 == 0) {
                fillColumn(x, from, from + thickness, argb);
            }
        }
    }

    /** Takes away what lies outside of round corners below. */
    public void roundLowerCorners(double radius) {
        int reach = (int) Math.min(Math.ceil(radius), Math.min(width / 2, height));
        for (int dy = 0; dy < reach; dy++) {
            for (int dx = 0; dx < reach; dx++) {
                double distance = Math.hypot(radius - dx - 0.5, radius - dy - 0.5);
                double share = Math.clamp(radius - distance + 0.5, 0, 1);
                if (share < 1) {
                    int row = (height - 1 - dy) * width;
                    pixels[row + dx] = dimmed(pixels[row + dx], (int) (share * 256));
                    pixels[row + width - 1 - dx] = dimmed(pixels[row + width - 1 - dx], (int) (share * 256));
                }
            }
        }
    }

    private static int premultiplied(int argb, int alpha) {
        return alpha << 24
                | ((argb >> 16 & 0xff) * alpha + 127) / 255 << 16
                | ((argb >> 8 & 0xff) * alpha + 127) / 255 << 8
                | ((argb & 0xff) * alpha + 127) / 255;
    }

    /** All four channels times {@code rest} / 256, two at a time. */
    private static int dimmed(int premultiplied, int rest) {
        int even = (premultiplied & 0x00ff00ff) * rest >>> 8 & 0x00ff00ff;
        int odd = (premultiplied >>> 8 & 0x00ff00ff) * rest & 0xff00ff00;
        return even | odd;
    }
}
