package dev.porthole.views.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/** Texts that cannot be read on what is painted behind them: WCAG's 4.5:1, and 3:1 for large ones. */
public final class ContrastFaults {

    private static final double TEXT = 4.5;
    private static final double LARGE_TEXT = 3;
    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.6;

    private final Scene scene;

    public ContrastFaults(Scene scene) {
        this.scene = scene;
    }

    /** A line for each. */
    public List<String> find() {
        List<String> faults = new ArrayList<>();
        new Sight(scene)
                .texts()
                .filter(text -> !text.isDisabled() && !Sight.scrolledAway(text))
                .forEach(text -> {
                    Color ground = ground(text);
                    double contrast = contrast(over(ground, colour(text.getFill()), opacity(text)), ground);
                    if (contrast < least(text) - 0.01) {
                        faults.add(String.format(
                                Locale.ROOT,
                                "contrast %.2f, %s on %s: %s",
                                contrast,
                                text.getFill(),
                                ground,
                                Sight.name(text)));
                    }
                });
        return faults;
    }

    private static double least(Text text) {
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        return size >= LARGE || bold && size >= LARGE_BOLD ? LARGE_TEXT : TEXT;
    }

    private static double opacity(Node node) {
        return node == null ? 1 : node.getOpacity() * opacity(node.getParent());
    }

    /** What is painted behind the middle of a text, by it and by what it is in. */
    private Color ground(Text text) {
        List<Region> around = new ArrayList<>();
        for (Node each = text.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Region region) {
                around.addFirst(region);
            }
        }
        Color ground = scene.getFill() instanceof Color fill ? fill : Color.WHITE;
        Bounds at = Sight.at(text);
        for (Region region : around) {
            if (region.getBackground() == null) {
                continue;
            }
            Bounds bounds = Sight.at(region);
            for (BackgroundFill fill : region.getBackground().getFills()) {
                Insets insets = fill.getInsets();
                boolean behind = at.getCenterX() >= bounds.getMinX() + insets.getLeft()
                        && at.getCenterX() <= bounds.getMaxX() - insets.getRight()
                        && at.getCenterY() >= bounds.getMinY() + insets.getTop()
                        && at.getCenterY() <= bounds.getMaxY() - insets.getBottom();
                if (behind) {
                    ground = over(ground, colour(fill.getFill()), opacity(region));
                }
            }
        }
        return ground;
    }

    private static Color colour(Paint paint) {
        return switch (paint) {
            case Color colour -> colour;
            case LinearGradient gradient -> gradient.getStops().getFirst().getColor();
            case null, default -> Color.TRANSPARENT;
        };
    }

    private static Color over(Color ground, Color paint, double opacity) {
        double alpha = paint.getOpacity() * opacity;
        return new Color(
                ground.getRed() + (paint.getRed() - ground.getRed()) * alpha,
                ground.getGreen() + (paint.getGreen() - ground.getGreen()) * alpha,
                ground.getBlue() + (paint.getBlue() - ground.getBlue()) * alpha,
                1);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
