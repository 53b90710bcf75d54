package dev.porthole.views.logs.patterns;

import java.util.Locale;
import javafx.scene.shape.SVGPath;

/** Bars over time, as small as a word; coloured by the style sheet. */
final class TrendShape extends SVGPath {

    static final double WIDTH = 72;
    private static final double HEIGHT = 14;
    private static final double LEAST = 1.5;

    TrendShape() {
        getStyleClass().add("pattern-trend");
        setManaged(true);
    }

    void show(int[] counts) {
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double step = WIDTH / Math.max(1, counts.length);
        // The corners hold the place, so that bars of all rows stand below each other.
        var path = new StringBuilder("M0 0h0M")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("h0");
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double high = Math.max(LEAST, HEIGHT * counts[i] / most);
                path.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                        i * step,
                        HEIGHT - high,
                        step - 0.8,
                        high,
                        step - 0.8));
            }
        }
        setContent(path.toString());
    }
}
