package dev.porthole.views.pods.rows;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/**
 * A pod's name and its namespace in one cell. Where there is no room for both, the name has all of it: of two that are
 * cut neither says anything.
 */
final class PodNameBox extends Region {

    private static final double GAP = 5;

    private final Label name;
    private final Label namespace;

    PodNameBox(String name, String namespace) {
        this.name = new Label(name);
        this.name.getStyleClass().add("pod-name");
        this.name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        this.namespace = new Label(namespace);
        this.namespace.getStyleClass().add("dim");
        getChildren().addAll(this.name, this.namespace);
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + GAP + namespace.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(name.prefHeight(-1), namespace.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth();
        double first = Math.min(room, name.prefWidth(-1));
        double second = namespace.prefWidth(-1);
        boolean both = first + GAP + second <= room;
        namespace.setVisible(both);
        layoutInArea(name, 0, 0, first, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        if (both) {
            layoutInArea(namespace, first + GAP, 0, second, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        }
    }
}
