package dev.porthole.views.board.tile;

import dev.porthole.views.board.BoardViewModel;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.theme.Appearance;
import java.util.concurrent.Executor;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * The tiles, in as many equal columns as fit. They are kept up to date while the board is in a scene.
 *
 * <p>It asks for the height its width needs.
 */
public final class BoardView extends Region {

    private static final double GAP = 10;
    private static final double NARROWEST = 140;
    private static final double ONE_ROW = 150;
    private static final double MORE_ROWS = 122;

    /** @param painter paints sparklines; not the UI thread */
    public BoardView(BoardViewModel model, Appearance appearance, Executor painter, UiBridge bridge) {
        getStyleClass().add("board");
        for (int i = 0; i < model.tiles().size(); i++) {
            getChildren().add(new MetricTile(model.tiles().get(i), i, appearance, painter, bridge));
        }
        WhileInScene.keep(this, model::attach);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The arrow keys go from tile to tile. */
    private void pressed(KeyEvent event) {
        int focused = getChildren().indexOf(event.getTarget());
        int columns = columns(getWidth());
        int to = switch (event.getCode()) {
            case LEFT -> focused - 1;
            case RIGHT -> focused + 1;
            case UP -> focused - columns;
            case DOWN -> focused + columns;
            case HOME -> 0;
            case END -> getChildren().size() - 1;
            default -> -1;
        };
        boolean plain = !event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown();
        if (plain && focused >= 0 && to >= 0 && to < getChildren().size()) {
            getChildren().get(to).requestFocus();
            event.consume();
        }
    }

    /** How many columns in {@code width}: as many as fit, but no row much shorter than the others. */
    private int columns(double width) {
        int tiles = Math.max(1, getChildren().size());
        int fitting = Math.clamp((long) ((width + GAP) / (NARROWEST + GAP)), 1, tiles);
        return ceilDiv(tiles, ceilDiv(tiles, fitting));
    }

    private int rows(double width) {
        return ceilDiv(getChildren().size(), columns(width));
    }

    private static int ceilDiv(int value, int by) {
        return (value + by - 1) / by;
    }

    private static double rowHeight(int rows) {
        return rows <= 1 ? ONE_ROW : MORE_ROWS;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = rows(width < 0 ? getWidth() : width);
        return rows * rowHeight(rows) + Math.max(0, rows - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return NARROWEST;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double height = rowHeight(rows(getWidth()));
        double width = (getWidth() - (columns - 1) * GAP) / columns;
        for (int i = 0; i < getChildren().size(); i++) {
            double left = Math.round(i % columns * (width + GAP));
            double right = Math.round(i % columns * (width + GAP) + width);
            getChildren().get(i).resizeRelocate(left, i / columns * (height + GAP), right - left, height);
        }
    }
}
