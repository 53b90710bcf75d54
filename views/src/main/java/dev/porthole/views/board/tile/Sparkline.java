package dev.porthole.views.board.tile;

import dev.porthole.views.bridge.UiBridge;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/**
 * A small line over time without axes. It is painted off the UI thread, in pixels of the screen it is on, and only when
 * what it shows or its size has changed; until then the old picture stays.
 */
final class Sparkline extends Region {

    private final ImageView picture = new ImageView();
    private final Executor painter;
    private final UiBridge bridge;
    private double[] values = {};
    private double threshold = Double.NaN;
    private Color line = Color.TRANSPARENT;
    private Color limit = Color.TRANSPARENT;
    private double corner;
    private Painted painted = new Painted(values, threshold, line, limit, 0, 0, 0);

    /** What a picture shows; the array by identity, for a series never changes. */
    private record Painted(
            double[] values, double threshold, Color line, Color limit, int width, int height, double scale) {
        boolean same(Painted that) {
            return values == that.values
                    && Double.compare(threshold, that.threshold) == 0
                    && line.equals(that.line)
                    && limit.equals(that.limit)
                    && width == that.width
                    && height == that.height
                    && scale == that.scale;
        }
    }

    Sparkline(Executor painter, UiBridge bridge) {
        this.painter = painter;
        this.bridge = bridge;
        getStyleClass().add("sparkline");
        setMouseTransparent(true);
        picture.setManaged(false);
        getChildren().add(picture);
        // Onto another screen: the same picture in other pixels.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(this::repaint);
    }

    /** @param values the array is not copied and must not change */
    void show(double[] values, double threshold, Color line, Color limit, double corner) {
        this.values = values;
        this.threshold = threshold;
        this.line = line;
        this.limit = limit;
        this.corner = corner;
        repaint();
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        repaint();
    }

    private void repaint() {
        double scale = screenScale();
        int width = (int) Math.round(getWidth() * scale);
        int height = (int) Math.round(getHeight() * scale);
        var wanted = new Painted(values, threshold, line, limit, width, height, scale);
        if (width < 1 || height < 1 || wanted.same(painted)) {
            return;
        }
        painted = wanted;
        if (values.length == 0 || Arrays.stream(values).allMatch(Double::isNaN)) {
            picture.setImage(null);
            return;
        }
        var style = SparklineStyle.of(line, limit, scale, corner);
        painter.execute(() -> {
            int[] pixels = new SparklineRaster(width, height).paint(wanted.values(), wanted.threshold(), style);
            var image = new WritableImage(
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
            bridge.conflate(this, () -> {
                if (painted == wanted) {
                    picture.setImage(image);
                }
            });
        });
    }

    private double screenScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }
}
