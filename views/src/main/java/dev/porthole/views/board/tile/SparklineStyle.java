package dev.porthole.views.board.tile;

import javafx.scene.paint.Color;

/**
 * How a sparkline is drawn. Colours are 0xAARRGGBB, not multiplied by alpha; lengths are in pixels of the screen.
 *
 * @param corner radius of the two lower corners
 */
record SparklineStyle(int line, int area, int threshold, double lineWidth, double dash, double corner) {

    private static final double AREA_OPACITY = 0.14;
    private static final double THRESHOLD_OPACITY = 0.8;

    /** @param scale pixels of the screen per logical pixel */
    static SparklineStyle of(Color line, Color threshold, double scale, double corner) {
        return new SparklineStyle(
                argb(line, 1),
                argb(line, AREA_OPACITY),
                argb(threshold, THRESHOLD_OPACITY),
                1.6 * scale,
                3 * scale,
                corner * scale);
    }

    private static int argb(Color color, double opacity) {
        return (int) Math.round(color.getOpacity() * opacity * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
