package dev.porthole.views.board.tile;

import dev.porthole.connectors.api.Severity;
import dev.porthole.views.board.TileState;
import dev.porthole.views.board.TileStatus;
import dev.porthole.views.board.TileViewModel;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Palette;
import eu.hansolo.tilesfx.Tile;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Skin;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/**
 * One number of the board: a TilesFX tile with a skin of our own. Its skin is given the whole state; TilesFX' own
 * properties are left alone, for they clamp the value to the tile's range and lose NaN. Its style class {@code tile} is taken off, for AtlantaFX
 * has one of that name.
 */
public final class MetricTile extends Tile {

    private final TileViewModel model;
    private final int place;
    private final Appearance appearance;
    private final TilePicture picture;
    private final Tooltip story = new Tooltip();

    /** @param place on the board; gives the line its colour */
    public MetricTile(TileViewModel model, int place, TileSurroundings around) {
        super(SkinType.CUSTOM);
        this.model = model;
        this.place = place;
        this.appearance = around.appearance();
        this.picture = new TilePictures(around, model::choose).of(model.visual());
        getStyleClass().setAll("metric-tile");
        setAnimated(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        story.setShowDelay(Duration.millis(500));
        story.getStyleClass().add("story");
        story.setWrapText(true);
        story.setMaxWidth(420);
        setTooltip(story);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.stateProperty().addListener((property, before, now) -> show(now));
        getStyleClass().add("visual-" + model.visual().word());
        WhileInScene.follow(this, appearance.themeProperty(), now -> paint(model.state()));
        show(model.state());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new MetricTileSkin(this, picture);
    }

    /** None of TilesFX' own style. */
    @Override
    public String getUserAgentStylesheet() {
        return "";
    }

    ReadOnlyObjectProperty<TileState> stateProperty() {
        return model.stateProperty();
    }

    private void show(TileState state) {
        story.setText(state.explanation());
        setAccessibleText(state.spoken());
        for (TileStatus status : TileStatus.values()) {
            mark(status.name().toLowerCase(Locale.ROOT), status == state.status());
        }
        mark("severe", state.status() == TileStatus.STALE && state.severity().compareTo(Severity.WARNING) >= 0);
        paint(state);
        if (getSkin() instanceof MetricTileSkin skin) {
            skin.redraw();
        }
    }

    private void mark(String pseudoClass, boolean on) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass(pseudoClass), on);
    }

    private void paint(TileState state) {
        Palette palette = appearance.palette();
        picture.show(state, palette, line(state, palette));
    }

    private Color line(TileState state, Palette palette) {
        return switch (state.status()) {
            case WARNING -> palette.warningLine();
            case CRITICAL -> palette.criticalLine();
            case STALE, PENDING, EMPTY, FAILED -> palette.muted();
            case LIVE -> palette.series(place);
        };
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            requestFocus();
            model.choose();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            model.choose();
            event.consume();
        }
    }
}
