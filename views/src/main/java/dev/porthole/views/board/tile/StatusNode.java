package dev.porthole.views.board.tile;

import dev.porthole.views.board.TileState;
import dev.porthole.views.theme.Palette;
import eu.hansolo.tilesfx.Tile;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/** Three counts on the status skin of TilesFX: well, to be watched, broken. Counts are whole, so its words are right. */
final class StatusNode extends Region {

    private static final double DOT = 6;
    private static final double HEAD = 0.52;

    private final Rectangle seen = new Rectangle();
    private final Tile status;
    private final List<Circle> dots = List.of(new Circle(DOT), new Circle(DOT), new Circle(DOT));

    StatusNode() {
        status = new Tile(Tile.SkinType.STATUS) {
            @Override
            public String getUserAgentStylesheet() {
                return "";
            }
        };
        status.getStyleClass().setAll("tile-status");
        status.setAnimated(false);
        status.setFocusTraversable(false);
        status.setTitle("");
        status.setDescription("");
        status.setText("");
        status.setTextVisible(false);
        status.setBorderWidth(0);
        status.setRoundedCorners(false);
        status.setBackgroundColor(Color.TRANSPARENT);
        status.setLeftGraphics(dots.get(0));
        status.setMiddleGraphics(dots.get(1));
        status.setRightGraphics(dots.get(2));
        status.setTextSize(Tile.TextSize.BIGGER);
        setClip(seen);
        setMouseTransparent(true);
        getChildren().add(status);
    }

    void show(List<TileState.Part> parts, Palette palette) {
        boolean known = parts.size() == dots.size();
        status.setVisible(known);
        if (!known) {
            return;
        }
        status.setForegroundColor(palette.text());
        status.setForegroundBaseColor(palette.text());
        status.setValueColor(palette.text());
        status.setTextColor(palette.muted());
        status.setLeftText(parts.get(0).name());
        status.setMiddleText(parts.get(1).name());
        status.setRightText(parts.get(2).name());
        status.setLeftValue(parts.get(0).part().value());
        status.setMiddleValue(parts.get(1).part().value());
        status.setRightValue(parts.get(2).part().value());
        List<Color> colours = List.of(palette.ok(), palette.warning(), palette.critical());
        for (int i = 0; i < dots.size(); i++) {
            boolean any = parts.get(i).part().value() > 0;
            dots.get(i).setFill(any ? colours.get(i) : palette.border());
        }
    }

    @Override
    protected void layoutChildren() {
        // the upper third of the skin is for a title, which the tile has already
        double above = Math.round(getHeight() * HEAD);
        status.resizeRelocate(0, -above, getWidth(), getHeight() + above);
        seen.setWidth(getWidth());
        seen.setHeight(getHeight());
    }
}
