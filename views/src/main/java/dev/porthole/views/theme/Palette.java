package dev.porthole.views.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * A theme's colours for what style sheets do not reach: pixels painted by hand. Each equals the token of the same
 * meaning in the theme's style sheet; a test holds them together.
 *
 * @param series of charts, in the order they are given out
 */
public record Palette(Surface surface, Status status, List<Color> series) {

    /**
     * @param window behind the panels
     * @param panel behind text
     */
    public record Surface(Color window, Color panel, Color text, Color muted, Color border, Color accent) {}

    /** @param warning of limits and dots, as {@code ok} and {@code critical}; lines of an alarming tile are softer */
    public record Status(Color ok, Color warning, Color critical, Color warningLine, Color criticalLine) {}

    public Palette {
        series = List.copyOf(series);
    }

    public Color window() {
        return surface.window();
    }

    public Color panel() {
        return surface.panel();
    }

    public Color text() {
        return surface.text();
    }

    public Color muted() {
        return surface.muted();
    }

    public Color border() {
        return surface.border();
    }

    public Color accent() {
        return surface.accent();
    }

    public Color ok() {
        return status.ok();
    }

    public Color warning() {
        return status.warning();
    }

    public Color critical() {
        return status.critical();
    }

    public Color warningLine() {
        return status.warningLine();
    }

    public Color criticalLine() {
        return status.criticalLine();
    }

    /** The colour of the series at {@code index}; they repeat. */
    public Color series(int index) {
        return series.get(Math.floorMod(index, series.size()));
    }
}
