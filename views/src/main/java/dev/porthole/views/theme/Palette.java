package dev.porthole.views.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * A theme's colours for what style sheets do not reach: pixels painted by hand. Each equals the token of the same
 * meaning in the theme's style sheet; a test holds them together.
 *
 * @param window behind the panels
 * @param panel behind text
 * @param warning of limits and dots, as {@code ok} and {@code critical}; lines of an alarming tile are softer
 * @param series of charts, in the order they are given out
 */
public record Palette(
        Color window,
        Color panel,
        Color text,
        Color muted,
        Color border,
        Color accent,
        Color ok,
        Color warning,
        Color critical,
        Color warningLine,
        Color criticalLine,
        List<Color> series) {

    public Palette {
        series = List.copyOf(series);
    }

    /** The colour of the series at {@code index}; they repeat. */
    public Color series(int index) {
        return series.get(Math.floorMod(index, series.size()));
    }
}
