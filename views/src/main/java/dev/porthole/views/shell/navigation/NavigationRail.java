package dev.porthole.views.shell.navigation;

import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Icon;
import java.util.Collection;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The way to the places there are. */
public final class NavigationRail extends VBox {

    public NavigationRail(Collection<Destination> places, Navigator navigator, Messages messages) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        var group = new ToggleGroup();
        for (Destination place : places) {
            var button = new ToggleButton(messages.text("nav." + place), new Icon(place.glyph(), 18));
            button.setContentDisplay(ContentDisplay.TOP);
            button.getStyleClass().setAll("rail-button");
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(messages.text("nav.tooltip", messages.text("nav." + place), place.digit())));
            button.setOnAction(event -> {
                button.setSelected(true);
                navigator.go(place);
            });
            button.setSelected(navigator.currentProperty().get().destination() == place);
            navigator
                    .currentProperty()
                    .addListener((property, before, now) -> button.setSelected(now.destination() == place));
            getChildren().add(button);
        }
    }
}
