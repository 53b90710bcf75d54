package dev.porthole.views.shell.frame;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** A framed surface with round corners that cuts off what would stick out. */
final class Panel extends StackPane {

    private static final double CORNER = 7;

    Panel(Region content) {
        getStyleClass().add("panel");
        setMinSize(0, 0);
        content.setMinSize(0, 0); // laid out in what there is, so that it can adapt to it
        setAlignment(Pos.TOP_LEFT); // what has no room is cut at one end, not at both
        var clip = new Rectangle();
        clip.setArcWidth(2 * CORNER);
        clip.setArcHeight(2 * CORNER);
        content.layoutBoundsProperty().addListener((property, before, now) -> {
            clip.setWidth(now.getWidth());
            clip.setHeight(now.getHeight());
        });
        content.setClip(clip);
        getChildren().add(content);
    }
}
