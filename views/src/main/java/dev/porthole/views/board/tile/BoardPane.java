package dev.porthole.views.board.tile;

import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The board that is chosen, and above it what is to be said of its file. A board that is too high is scrolled. */
public final class BoardPane extends VBox {

    /** Of the height there is, so that the panes below keep room. */
    private static final double MOST_SHARE = 0.62;

    private static final double GAP = 6;
    private static final double LEAST = 160;

    /** What the panes below need. */
    private static final double BELOW = 300;

    private final ScrollPane scroll = new ScrollPane();
    private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
    private final Label said = new Label();
    private final HBox notice;
    private double room = Double.MAX_VALUE;

    public BoardPane() {
        getStyleClass().add("board-pane");
        setSpacing(GAP);
        scroll.getStyleClass().add("board-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        notice = new HBox(8, new Icon(Glyph.WARNING, 13), said);
        notice.getStyleClass().add("board-notice");
        notice.managedProperty().bind(notice.visibleProperty());
        notice.setVisible(false);
        HBox.setHgrow(said, Priority.ALWAYS);
        getChildren().addAll(notice, scroll);
        minHeightProperty().bind(filling.map(fills -> fills ? 0.0 : USE_PREF_SIZE));
    }

    /** @param fills whether it takes all the room there is */
    public void show(BoardView board, boolean fills) {
        scroll.setContent(board);
        scroll.setFitToHeight(fills);
        filling.set(fills);
        scroll.setVvalue(0);
        requestLayout();
    }

    /** Which tile has the keys; -1 for none. */
    public int focused() {
        return scroll.getContent() instanceof BoardView board ? board.focused() : -1;
    }

    /** Gives the keys to a tile. */
    public void focus(int place) {
        if (scroll.getContent() instanceof BoardView board) {
            board.focus(place);
        }
    }

    /** Whether the board that is shown takes the whole page. */
    public ReadOnlyBooleanProperty fillingProperty() {
        return filling.getReadOnlyProperty();
    }

    /** The sentence above the board; empty for none. */
    public void say(String sentence) {
        said.setText(sentence);
        notice.setVisible(!sentence.isEmpty());
        notice.setAccessibleText(sentence);
    }

    /** @param height of the page that it is on */
    public void within(double height) {
        room = Math.max(LEAST, Math.min(height * MOST_SHARE, height - BELOW));
        requestLayout();
    }

    /** Wider, it needs less height. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double above = notice.isVisible() ? notice.prefHeight(width) + GAP : 0;
        double wanted = scroll.getContent() == null ? 0 : scroll.getContent().prefHeight(width);
        return above + Math.min(wanted, room);
    }
}
