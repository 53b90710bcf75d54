package dev.porthole.views.theme;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** A glyph as a node, drawn by strokes in the colour of the style class {@code icon-stroke}. */
public final class Icon extends Region {

    private static final double FIELD = 24;

    private final SVGPath shape = new SVGPath();
    private final double size;

    /** @param size width and height in pixels */
    public Icon(Glyph glyph, double size) {
        this.size = size;
        getStyleClass().add("icon");
        shape.getStyleClass().add("icon-stroke");
        shape.getTransforms().add(new Scale(size / FIELD, size / FIELD));
        shape.setManaged(false);
        getChildren().add(shape);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        setGlyph(glyph);
    }

    public void setGlyph(Glyph glyph) {
        shape.setContent(glyph.path());
        // About 1.3 pixels at every size, as text of this weight has.
        shape.setStrokeWidth(Math.max(1.7, 1.3 * FIELD / size));
    }
}
