package dev.porthole.views.board.tile;

import dev.porthole.connectors.api.metrics.TimeSeries;
import dev.porthole.views.board.TileState;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.theme.Palette;
import eu.hansolo.tilesfx.Tile;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * A gauge of TilesFX without its words: they are clamped to its range and know no units, so the tile has its own. The
 * range is made to hold the value, so that the needle never stops before it.
 */
final class GaugeNode extends Region {

    private static final double HEADROOM = 1.25;

    /** Where the arc is on the skin, as shares of its side. */
    private static final double ARC_WIDTH = 0.82;

    private static final double ARC_HEIGHT = 0.46;
    private static final double ARC_TOP = 0.38;

    private final Rectangle seen = new Rectangle();

    private final Tile gauge;

    GaugeNode(Tile.SkinType skin) {
        gauge = new Bare(skin);
        gauge.setAnimated(false);
        gauge.setFocusTraversable(false);
        gauge.setTitle("");
        gauge.setText("");
        gauge.setUnit("");
        gauge.setTextVisible(false);
        gauge.setValueVisible(false);
        gauge.setMinValueVisible(false);
        gauge.setMaxValueVisible(false);
        gauge.setTitleColor(Color.TRANSPARENT);
        gauge.setValueColor(Color.TRANSPARENT);
        gauge.setUnitColor(Color.TRANSPARENT);
        gauge.setTextColor(Color.TRANSPARENT);
        gauge.setShadowsEnabled(false);
        gauge.setRoundedCorners(false);
        gauge.setBorderWidth(0);
        gauge.setBackgroundColor(Color.TRANSPARENT);
        setClip(seen);
        setMouseTransparent(true);
        getChildren().add(gauge);
    }

    void show(TileState.Picture picture, Palette palette, Color line) {
        double value = picture.value();
        boolean known = !TimeSeries.isAbsent(value) && Double.isFinite(value);
        gauge.setVisible(known);
        if (!known) {
            return;
        }
        gauge.setMinValue(Math.min(0, value));
        gauge.setMaxValue(end(picture));
        boolean limited = Double.isFinite(picture.threshold());
        gauge.setThreshold(limited ? picture.threshold() : end(picture));
        gauge.setThresholdVisible(limited);
        gauge.setThresholdColor(palette.critical());
        gauge.setBarColor(line);
        gauge.setBarBackgroundColor(palette.border());
        gauge.setNeedleColor(palette.text());
        gauge.setForegroundColor(palette.muted());
        gauge.setValue(value);
    }

    /** All there can be, or somewhat more than the larger of value and threshold. */
    static double end(TileState.Picture picture) {
        double value = picture.value();
        double limit = Double.isFinite(picture.threshold()) ? picture.threshold() : 0;
        if (picture.quantity() == Quantity.RATIO) {
            // a small limit would vanish on a gauge up to a hundred per cent
            double end = limit > 0 && limit < 0.2 ? Math.min(1, 5 * limit) : 1;
            return value <= end ? end : Math.max(value, Math.min(1, value * HEADROOM));
        }
        return Math.max(Math.max(value, limit) * HEADROOM, Double.MIN_NORMAL);
    }

    /** The skin leaves room for words around its arc; only the arc is wanted, as large as fits. */
    @Override
    protected void layoutChildren() {
        double side = Math.min(getWidth() / ARC_WIDTH, getHeight() / ARC_HEIGHT);
        double above = ARC_TOP * side - (getHeight() - ARC_HEIGHT * side) / 2;
        gauge.resizeRelocate(Math.round((getWidth() - side) / 2), -Math.round(above), side, side);
        seen.setWidth(getWidth());
        seen.setHeight(getHeight());
        withoutPlate(gauge);
    }

    /** The plate under the threshold's number, which is not shown. */
    private static void withoutPlate(Parent parent) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Rectangle plate) {
                plate.setOpacity(0);
            } else if (node instanceof Parent more) {
                withoutPlate(more);
            }
        }
    }

    /** None of TilesFX' own style. */
    private static final class Bare extends Tile {
        Bare(SkinType skin) {
            super(skin);
            getStyleClass().setAll("tile-gauge");
        }

        @Override
        public String getUserAgentStylesheet() {
            return "";
        }
    }
}
