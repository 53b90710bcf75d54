package dev.porthole.views.shell.topbar;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;

/** A porthole, and a pulse in it. */
final class Logo extends Region {

    Logo(double size) {
        getStyleClass().add("logo");
        var frame = new Circle(12, 12, 10);
        frame.getStyleClass().add("logo-frame");
        var glass = new Circle(12, 12, 6.4);
        glass.getStyleClass().add("logo-glass");
        var pulse = new SVGPath();
        pulse.setContent("M6 13l3-1 2-4 2.4 7 1.6-3h3");
        pulse.getStyleClass().add("logo-pulse");
        for (var shape : new Shape[] {frame, glass, pulse}) {
            shape.getTransforms().add(new Scale(size / 24, size / 24));
            shape.setManaged(false);
            getChildren().add(shape);
        }
        setMinSize(size, size);
        setMaxSize(size, size);
    }
}
