package dev.porthole.views.board.tile;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.board.BoardViewModel;
import dev.porthole.views.board.TileViewModel;
import dev.porthole.views.board.definition.BoardDefinition.TileSize;
import dev.porthole.views.board.definition.TileVisual;
import dev.porthole.views.bridge.WhileInScene;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The tiles, in as many equal columns as fit. They are kept up to date while the board is in a scene.
 *
 * <p>It asks for the height its width needs.
 */
public final class BoardView extends Region {

    private final List<MetricTile> tiles = new ArrayList<>();
    private final List<@Nullable Label> headings = new ArrayList<>();
    private final BoardLayout layout;
    private final boolean large;

    public BoardView(BoardViewModel model, TileSize size, TileSurroundings around) {
        getStyleClass().add("board");
        this.large = size == TileSize.LARGE;
        if (large) {
            getStyleClass().add("board-large");
        }
        String group = "";
        for (TileViewModel tile : model.tiles()) {
            boolean headed = !tile.group().isEmpty() && !tile.group().equals(group);
            group = tile.group();
            tiles.add(new MetricTile(tile, tiles.size(), around));
            headings.add(headed ? heading(group) : null);
        }
        layout = new BoardLayout(
                model.tiles().stream()
                        .map(tile ->
                                new BoardLayout.Item(tile.span(), tile.group(), tile.visual() != TileVisual.NUMBER))
                        .toList(),
                large);
        getChildren().addAll(tiles);
        headings.forEach(heading -> {
            if (heading != null) {
                getChildren().add(heading);
            }
        });
        WhileInScene.keep(this, model::attach);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static Label heading(String group) {
        var label = new Label(VisibleText.of(group));
        label.getStyleClass().add("board-heading");
        return label;
    }

    /** Onto the first tile. */
    @Override
    public void requestFocus() {
        focus(0);
    }

    /** Onto a tile, or the last one before it that there is. */
    public void focus(int place) {
        if (!tiles.isEmpty()) {
            tiles.get(Math.clamp(place, 0, tiles.size() - 1)).requestFocus();
        }
    }

    /** Which tile has the keys; -1 for none. */
    public int focused() {
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    /** The arrow keys go from tile to tile. */
    private void pressed(KeyEvent event) {
        int focused = focused();
        int columns = layout.columns(getWidth());
        int to = switch (event.getCode()) {
            case LEFT -> focused - 1;
            case RIGHT -> focused + 1;
            case UP -> focused - columns;
            case DOWN -> focused + columns;
            case HOME -> 0;
            case END -> tiles.size() - 1;
            default -> -1;
        };
        boolean plain = !event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown();
        if (plain && focused >= 0 && to >= 0 && to < tiles.size()) {
            tiles.get(to).requestFocus();
            event.consume();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return layout.in(width < 0 ? getWidth() : width, 0).height();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return BoardLayout.NARROWEST;
    }

    @Override
    protected void layoutChildren() {
        BoardLayout.Result places = layout.in(getWidth(), large ? getHeight() : 0);
        for (int i = 0; i < tiles.size(); i++) {
            place(tiles.get(i), places.cells().get(i));
            Label heading = headings.get(i);
            BoardLayout.Cell above = places.headings().get(i);
            if (heading != null && above != null) {
                place(heading, above);
            }
        }
    }

    private static void place(Region node, BoardLayout.Cell cell) {
        node.resizeRelocate(cell.x(), cell.y(), cell.width(), cell.height());
    }
}
