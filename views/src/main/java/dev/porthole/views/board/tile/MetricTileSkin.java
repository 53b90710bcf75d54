package dev.porthole.views.board.tile;

import dev.porthole.connectors.api.Severity;
import dev.porthole.views.board.Freshness;
import dev.porthole.views.board.TileState;
import dev.porthole.views.text.Figure;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import eu.hansolo.tilesfx.skins.TileSkin;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.Region;

/**
 * Lays a tile out as the board wants it: title, limit and status above, number, detail, sparkline along the lower edge.
 * Frame and colours come from style sheets by the tile's pseudo-classes, one per status.
 */
final class MetricTileSkin extends TileSkin {

    /** Of the frame, as in the style sheet. */
    static final double CORNER = 7;

    private static final double SIDE = 13;
    private static final double TOP = 10;
    private static final double TITLE_HEIGHT = 17;
    private static final double ICON = 12;
    private static final double LOW = 130;
    /** Of the height of a tile that is read from afar. */
    private static final double LINE_SHARE = 0.34;

    private final MetricTile metricTile;
    private final TilePicture picture;
    private final Label title = label("tile-title");
    private final Label limit = label("tile-limit");
    private final Label badge = label("tile-badge");
    private final Label number = label("tile-number");
    private final Label unit = label("tile-unit");
    private final Label detail = label("tile-detail");
    private final Icon icon = new Icon(Glyph.WARNING, ICON);
    private final Region dot = new Region();

    MetricTileSkin(MetricTile tile, TilePicture picture) {
        super(tile);
        this.metricTile = tile;
        this.picture = picture;
        dot.getStyleClass().add("tile-dot");
        icon.getStyleClass().add("tile-icon");
        detail.setWrapText(false);
        pane.getStyleClass().clear();
        pane.getChildren().setAll(picture.node(), title, limit, badge, dot, icon, number, unit, detail);
        pane.getChildren().forEach(node -> node.setManaged(false));
        redraw();
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMouseTransparent(true);
        return label;
    }

    @Override
    protected void redraw() {
        pane.setBackground(Background.EMPTY);
        pane.setBorder(Border.EMPTY);
        TileState state = metricTile.stateProperty().get();
        title.setText(state.title());
        number.setText(state.figure().map(Figure::number).orElse(""));
        unit.setText(state.figure().map(Figure::unit).orElse(""));
        detail.setText(state.detail());
        limit.setText(state.limit());
        badge.setText(state.badge());
        boolean live = state.trust() == Freshness.LIVE;
        badge.setVisible(!live && state.trust() != Freshness.PENDING);
        limit.setVisible(live);
        Glyph glyph = glyph(state);
        icon.setVisible(glyph != null);
        dot.setVisible(glyph == null);
        if (glyph != null) {
            icon.setGlyph(glyph);
        }
        detail.setWrapText(state.figure().isEmpty());
        tile.requestLayout();
    }

    private static @org.jspecify.annotations.Nullable Glyph glyph(TileState state) {
        return switch (state.status()) {
            case WARNING -> Glyph.WARNING;
            case CRITICAL -> Glyph.CRITICAL;
            case STALE ->
                state.severity() == Severity.CRITICAL
                        ? Glyph.CRITICAL
                        : state.severity() == Severity.WARNING ? Glyph.WARNING : Glyph.CLOCK;
            case FAILED -> Glyph.BROKEN;
            case EMPTY -> Glyph.EMPTY;
            case LIVE, PENDING -> null;
        };
    }

    @Override
    protected void resize() {
        width = tile.getWidth();
        height = tile.getHeight();
    }

    @Override
    protected void layoutChildren(double x, double y, double w, double h) {
        double fullWidth = tile.getWidth();
        double fullHeight = tile.getHeight();
        pane.resizeRelocate(0, 0, fullWidth, fullHeight);
        double right = fullWidth - SIDE;

        double titleHeight = Math.max(TITLE_HEIGHT, Math.ceil(title.prefHeight(-1)));
        double iconWidth = icon.isVisible() ? ICON : 7;
        place(icon, right - ICON, TOP + (titleHeight - ICON) / 2, ICON, ICON);
        place(dot, right - 7, TOP + (titleHeight - 7) / 2, 7, 7);
        double corner = right - iconWidth - 6;
        boolean valued = !number.getText().isEmpty();
        number.setVisible(valued);
        unit.setVisible(valued);
        boolean low = fullHeight < LOW;
        double line = TOP + titleHeight + (low ? 0 : 6);
        if (!valued) {
            detail.setVisible(true);
            place(title, SIDE, TOP, Math.min(title.prefWidth(-1), corner - SIDE), titleHeight);
            double reason = line + 2;
            if (badge.isVisible()) {
                place(badge, SIDE, reason, right - SIDE, titleHeight);
                reason += titleHeight + 3;
            }
            place(detail, SIDE, reason, right - SIDE, fullHeight - reason - TOP);
            picture.node().setVisible(false);
            return;
        }
        Label word = badge.isVisible() ? badge : limit;
        double wordWidth = Math.min(word.prefWidth(-1), corner - SIDE);
        place(word, corner - wordWidth, TOP, wordWidth, titleHeight);
        double titleWidth = Math.min(title.prefWidth(-1), corner - SIDE - wordWidth - (wordWidth > 0 ? 6 : 0));
        place(title, SIDE, TOP, Math.max(0, titleWidth), titleHeight);

        picture.node().setVisible(true);
        boolean instead = picture.place() == TilePicture.Place.INSTEAD;
        number.setVisible(!instead);
        unit.setVisible(!instead);
        detail.setVisible(!instead);
        if (instead) {
            place(picture.node(), SIDE, line, right - SIDE, fullHeight - line - TOP);
            return;
        }

        double unitWidth = Math.min(unit.prefWidth(-1), (right - SIDE) / 2);
        double numberWidth = Math.min(number.prefWidth(-1), right - SIDE - unitWidth);
        double numberHeight = number.prefHeight(-1);
        place(number, SIDE, line, numberWidth, numberHeight);
        double baseline = line + number.getBaselineOffset();
        double unitHeight = unit.prefHeight(-1);
        place(unit, SIDE + numberWidth + 2, baseline - unit.getBaselineOffset(), unitWidth, unitHeight);
        double detailTop = line + numberHeight - (low ? 3 : -1);
        double detailHeight = detail.prefHeight(-1);
        place(detail, SIDE, detailTop, fullWidth - SIDE - 6, detailHeight);
        if (picture.place() == TilePicture.Place.BELOW) {
            double below = detailTop + detailHeight + 4;
            place(picture.node(), SIDE, below, right - SIDE, Math.max(0, fullHeight - below - TOP));
            return;
        }
        double sparkTop = Math.ceil(detailTop + detailHeight + (low ? 0 : 2));
        double sparkHeight = Math.min(fullHeight - 1 - sparkTop, low ? 40 : Math.max(52, LINE_SHARE * fullHeight));
        place(picture.node(), 1, fullHeight - 1 - sparkHeight, fullWidth - 2, sparkHeight);
    }

    private static void place(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(Math.round(x), Math.round(y), Math.ceil(width), Math.ceil(height));
    }
}
