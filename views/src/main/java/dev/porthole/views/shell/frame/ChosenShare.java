package dev.porthole.views.shell.frame;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * Where a person put the one divider of a pane. A small window may squeeze the divider elsewhere; with room again it is
 * back, and only what a person chose is kept.
 */
final class ChosenShare {

    private final DoubleProperty share;

    ChosenShare(SplitPane pane, double usual) {
        this.share = new SimpleDoubleProperty(usual);
        share.subscribe(now -> pane.setDividerPositions(now.doubleValue()));
        pane.widthProperty().addListener(property -> pane.setDividerPositions(share.get()));
        pane.heightProperty().addListener(property -> pane.setDividerPositions(share.get()));
        pane.addEventFilter(
                MouseEvent.MOUSE_RELEASED, event -> share.set(pane.getDividerPositions()[0])); // dragged, or the same
    }

    /** 0 to 1. */
    DoubleProperty property() {
        return share;
    }
}
