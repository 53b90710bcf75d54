package dev.porthole.views.paint;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** A region that paints itself on a canvas: at the next pulse after a change, and at no other time. */
public abstract class PaintedRegion extends Region {

    private static final List<CssMetaData<? extends Styleable, ?>> CSS = Stream.concat(
                    Region.getClassCssMetaData().stream(),
                    Arrays.stream(PaintColour.values()).map(InkMetaData::new))
            .toList();

    private final Canvas canvas = new Canvas();
    private final Map<PaintColour, StyleableObjectProperty<Color>> inks = new EnumMap<>(PaintColour.class);
    private final AnimationTimer painting = new AnimationTimer() {
        @Override
        public void handle(long now) {
            paintNow();
        }
    };

    protected PaintedRegion() {
        for (CssMetaData<? extends Styleable, ?> data : CSS) {
            if (data instanceof InkMetaData ink) {
                var colour = new SimpleStyleableObjectProperty<>(ink, ink.ink.fallback());
                colour.addListener((property, before, now) -> repaint());
                inks.put(ink.ink, colour);
            }
        }
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /** Asks to be painted at the next pulse. */
    protected final void repaint() {
        painting.start();
    }

    /** Does at once what the next pulse would. */
    public final void paintNow() {
        painting.stop();
        paint();
    }

    protected final Color ink(PaintColour ink) {
        return property(ink).get();
    }

    private StyleableObjectProperty<Color> property(PaintColour ink) {
        return Objects.requireNonNull(inks.get(ink));
    }

    /** Places the canvas, and paints at once when its size is another one. */
    protected final void layoutCanvas(double x, double y, double width, double height) {
        canvas.relocate(x, y);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            resized(width, height);
            paint();
        }
    }

    private void paint() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            GraphicsContext graphics = canvas.getGraphicsContext2D();
            graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            paint(graphics, canvas.getWidth(), canvas.getHeight());
        }
    }

    /** The canvas has another size; painting follows. */
    protected void resized(double width, double height) {}

    protected abstract void paint(GraphicsContext graphics, double width, double height);

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS;
    }

    private static final class InkMetaData extends CssMetaData<PaintedRegion, Color> {

        private final PaintColour ink;

        InkMetaData(PaintColour ink) {
            super(ink.property(), StyleConverter.getColorConverter(), ink.fallback());
            this.ink = ink;
        }

        @Override
        public boolean isSettable(PaintedRegion region) {
            return !region.property(ink).isBound();
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(PaintedRegion region) {
            return region.property(ink);
        }
    }
}
